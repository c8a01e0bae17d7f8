#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves the properties of the hardware scheduler, and shows of each that it can fail: a planted
bug must be refuted by a counterexample. Ends with 1 where either does not happen."""
import argparse
import concurrent.futures
import dataclasses
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True  # nothing is left in the source tree

import engines
from planted_bugs import PLANTED_BUGS
from proofs import PROOFS

FORMAL = pathlib.Path(__file__).resolve().parent
RTL = FORMAL.parent


@dataclasses.dataclass(frozen=True)
class Model:
    """What Yosys reads; see engines.read_commands."""
    top: str
    sources: tuple
    with_properties: tuple
    defines: tuple
    parameters: dict
    include: pathlib.Path


@dataclasses.dataclass(frozen=True)
class Result:
    proof: object
    proof_outcome: object
    bugs: dict  # of each property, the outcome with its planted bug

    def passed(self):
        return self.proof_outcome.status == "proved" and all(
            bug.status == "refuted" for bug in self.bugs.values())


def model_of(proof):
    plain = tuple(name for name in proof.sources if name not in proof.with_properties)
    return Model(proof.top, plain, proof.with_properties, proof.defines, proof.parameters, FORMAL)


def copy_sources(folder, package):
    folder.mkdir(parents=True)
    for path in (*(RTL / "src").glob("*.sv"), *FORMAL.glob("*.sv"), package):
        shutil.copy(path, folder)
    return folder


def plant(bug, folder):
    """Puts a bug into the copied sources; each old text must be there exactly once."""
    for name, old, new in bug:
        path = folder / name
        text = path.read_text()
        if text.count(old) != 1:
            raise ValueError(f"planted bug: {name} has the text {text.count(old)} times: {old!r}")
        path.write_text(text.replace(old, new))


def run_proof(proof, package, work):
    folder = copy_sources(work / proof.name / "proof", package)
    outcome = engines.prove(model_of(proof), proof.method, folder, proof.limit_seconds)
    return None, outcome


def run_bug(proof, name, package, work):
    folder = copy_sources(work / proof.name / name, package)
    try:
        plant(PLANTED_BUGS.get(f"{proof.name}.{name}") or PLANTED_BUGS[name], folder)
    except (KeyError, ValueError) as error:
        return name, engines.Outcome("unknown", 0.0, str(error))
    return name, engines.refute(model_of(proof), proof.method, (name,), proof.bug_cycles, folder,
                                proof.limit_seconds)


def register_package(work):
    """The package that the block is built with, made anew from the register description."""
    package = work / "weft_scheduler_reg_pkg.sv"
    registers = RTL / "registers"
    made = subprocess.run([sys.executable, registers / "generate.py",
                           registers / "weft_scheduler.yaml", "--sv", package],
                          capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(f"rtl/registers/generate.py failed (it needs PyYAML, package python3-yaml):\n"
                 f"{made.stderr}")
    return package


def say(proof, what, outcome):
    good = outcome.status == ("proved" if what == "proof" else "refuted")
    tail = f"  {outcome.detail}" if outcome.detail and (what != "proof" or not good) else ""
    print(f"{'ok  ' if good else 'FAIL'} {proof.name:22} {what:34} {outcome.status:8} "
          f"{outcome.seconds:6.1f} s{tail}", flush=True)


def run_all(chosen, jobs, work):
    """All proofs and their planted bugs, `jobs` at a time, the long ones first."""
    package = register_package(work)
    tasks = [(proof, run_proof, ()) for proof in sorted(chosen, key=lambda p: -p.long)]
    tasks += [(proof, run_bug, (name,)) for proof in chosen for name in proof.claims]
    found = {proof.name: {} for proof in chosen}
    lock = threading.Lock()

    def execute(task):
        proof, function, arguments = task
        name, outcome = function(proof, *arguments, package, work)
        with lock:
            found[proof.name][name] = outcome
            say(proof, f"planted bug {name}" if name else "proof", outcome)

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for future in [pool.submit(execute, task) for task in tasks]:
            future.result()
    return [Result(proof, found[proof.name].pop(None), found[proof.name]) for proof in chosen]


def rows(results):
    """Of each property: name, claim, where, method, verdict, seconds, verdict on the bug."""
    for result in results:
        proof, outcome = result.proof, result.proof_outcome
        for name, claim in proof.claims.items():
            bug = result.bugs[name]
            yield (name, claim, proof, outcome.status, f"{outcome.seconds:.1f}",
                   f"{bug.status}, {bug.detail}" if bug.status == "refuted" else bug.status)


def sizes(proof):
    return ", ".join(f"{name} {value}" for name, value in proof.parameters.items())


def text_table(results):
    lines = [f"{'property':28} {'proof':18} {'result':8} {'s':>6}  {'method':30} planted bug"]
    lines += [f"{name:28} {proof.name:18} {status:8} {seconds:>6}  {str(proof.method):30} {bug}"
              for name, _, proof, status, seconds, bug in rows(results)]
    return "\n".join(lines)


def markdown_table(results):
    lines = ["| property | what holds | proof | size | method | result | s | planted bug |",
             "|---|---|---|---|---|---|---|---|"]
    lines += [f"| `{name}` | {claim} | `{proof.name}` | {sizes(proof)} | {proof.method} "
              f"| {status} | {seconds} | {bug} |"
              for name, claim, proof, status, seconds, bug in rows(results)]
    lines += ["", "## What each proof takes for granted", ""]
    lines += [f"- `{result.proof.name}`: {result.proof.assumes}" for result in results]
    return "\n".join(lines)


def arguments_of(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="names the proofs and their halves")
    parser.add_argument("--fast", action="store_true", help="only the fast half")
    parser.add_argument("--only", metavar="NAME", action="append",
                        help="only the proof, or the proof of the property, of that name")
    parser.add_argument("-j", type=int, default=os.cpu_count(), metavar="N", help="runs at a time")
    parser.add_argument("--markdown", type=pathlib.Path,
                        help="page to write: docs/hardware_proofs.md")
    parser.add_argument("--work", type=pathlib.Path, help="folder whose contents may be kept")
    return parser.parse_args(argv)


def chosen_proofs(arguments):
    chosen = [proof for proof in PROOFS if not (arguments.fast and proof.long)]
    if arguments.only:
        chosen = [proof for proof in chosen
                  if any(name == proof.name or name in proof.claims for name in arguments.only)]
    if not chosen:
        sys.exit("no such proof; --list names them")
    return chosen


def end(signal_number, _):
    engines.end_all()
    os._exit(128 + signal_number)  # without waiting for the runs that are still to come


def main(argv):
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    arguments = arguments_of(argv)
    chosen = chosen_proofs(arguments)
    if arguments.list:
        print("\n".join(f"{proof.name} {'slow' if proof.long else 'fast'}" for proof in chosen))
        return 0
    missing = engines.missing_tools()
    if missing:
        sys.exit(f"missing: {', '.join(missing)}")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        if arguments.work:
            shutil.rmtree(arguments.work, ignore_errors=True)
        work = (arguments.work or pathlib.Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        results = run_all(chosen, arguments.j, work)
    print(f"\n{text_table(results)}")
    failed = [result.proof.name for result in results if not result.passed()]
    print(f"\n{sum(len(proof.claims) for proof in chosen)} properties in {len(chosen)} proofs, "
          f"{time.monotonic() - begin:.0f} s; "
          + (f"FAILED: {', '.join(failed)}" if failed else "all proved, all planted bugs refuted"))
    if arguments.markdown:
        preface = (FORMAL / "preface.md").read_text()
        arguments.markdown.write_text(f"{preface}{markdown_table(results)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
