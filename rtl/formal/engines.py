# SPDX-License-Identifier: Apache-2.0
"""What decides a proof: Yosys makes the model; yosys-smtbmc with cvc5 does induction, yosys-abc
does property directed reachability (PDR) and looks for counterexamples."""
import dataclasses
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

TOOLS = ("yosys", "yosys-smtbmc", "cvc5", "yosys-abc")
SOURCES = {"yosys": "yosys", "yosys-smtbmc": "yosys", "cvc5": "cvc5", "yosys-abc": "yosys"}


@dataclasses.dataclass(frozen=True)
class Induction:
    """Holds in the first `steps` cycles, and in any cycle that follows `steps` in which it held.
    abc is the faster where bits decide, cvc5 where numbers do."""
    steps: int = 1
    solver: str = "abc"

    def __str__(self):
        return f"unbounded, {self.steps}-induction ({self.solver})"


@dataclasses.dataclass(frozen=True)
class Pdr:
    """The prover finds the inductive invariant itself."""

    def __str__(self):
        return "unbounded, PDR (abc)"


@dataclasses.dataclass(frozen=True)
class Combinational:
    """All inputs of a module without state."""

    def __str__(self):
        return "complete, one cycle (cvc5)"


@dataclasses.dataclass(frozen=True)
class Bounded:
    """All runs of that many cycles from reset; says nothing of later ones."""
    cycles: int

    def __str__(self):
        return f"bounded to {self.cycles} cycles (abc)"


def missing_tools():
    """Those of the tools that are not installed, and the packages that have them."""
    return [f"{tool} (package {SOURCES[tool]})" for tool in TOOLS if not shutil.which(tool)]


@dataclasses.dataclass(frozen=True)
class Outcome:
    """status: proved, refuted or unknown. detail: the tool's last words. seconds: of processor."""
    status: str
    seconds: float
    detail: str


RUNNING = set()  # tools under way; each leads a process group of its own


def end_all():
    """Ends all tools that are under way."""
    for pid in list(RUNNING):
        os.killpg(pid, signal.SIGKILL)


def run(command, folder, limit_seconds):
    """Runs a tool within a limit of processor time, or of four times that by the clock. Returns
    its status (None: ended at the limit), its output and its seconds of processor time."""
    limited = ["sh", "-c", f'ulimit -t {int(limit_seconds)}; exec "$@"', "sh", *command]
    end = time.monotonic() + 4 * limit_seconds
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(limited, cwd=folder, stdout=output, stderr=subprocess.STDOUT,
                                   start_new_session=True)
        RUNNING.add(process.pid)
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        while not pid and time.monotonic() < end:
            time.sleep(0.01)
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if not pid:
            os.killpg(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
        RUNNING.discard(process.pid)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    ended = process.returncode if process.returncode >= 0 else None
    return ended, text, usage.ru_utime + usage.ru_stime


def read_commands(model, kept):
    """Yosys commands that read the model, flat, with only the assertions `kept` (all if empty)."""
    formal = " ".join(f"{name}.sv" for name in model.with_properties)
    plain = " ".join(f"{name}.sv" for name in model.sources)
    parameters = " ".join(f"-chparam {name} {value}" for name, value in model.parameters.items())
    defines = " ".join(f"-D{name}" for name in model.defines)
    # With -formal, Yosys defines FORMAL. Other modules are read without: what they assume of their
    # users would be taken for granted.
    commands = [f"read_verilog -sv weft_scheduler_reg_pkg.sv weft_types.sv {plain}",
                f"read_verilog -sv -formal -I{model.include} {defines} {formal}",
                f"hierarchy -check -top {model.top} {parameters}", f"prep -top {model.top}",
                "flatten", "memory_map", "async2sync"]
    if kept:
        commands += ["select -set kept " + " ".join(f"c:{name} c:*.{name}" for name in kept),
                     "select -assert-min 1 @kept t:$assert %i",
                     "chformal -assert -remove t:$assert @kept %d"]
    return commands


def smt2(model, kept, folder, limit_seconds):
    commands = read_commands(model, kept) + [
        "dffunmap", "opt_clean", "write_smt2 -wires model.smt2"]
    return run(["yosys", "-q", "-p", "; ".join(commands)], folder, limit_seconds)


def aiger(model, kept, folder, limit_seconds):
    # Outputs are no longer ports, or abc would take them for assertions.
    commands = read_commands(model, kept) + [
        "delete -output", "chformal -assume -early", "formalff -setundef -clk2ff -ff2anyinit",
        "setundef -undriven -anyseq", "dffunmap", "opt -full", "techmap", "abc -g AND -fast",
        "opt_clean", "write_aiger -I -B -zinit model.aig"]
    return run(["yosys", "-q", "-p", "; ".join(commands)], folder, limit_seconds)


PROVED = ("Property proved", "No output asserted in", "Networks are equivalent")


def abc(commands, folder, limit_seconds):
    """Status of an abc run over model.aig, whose assertions become one output."""
    script = f"read_aiger model.aig; fold; strash; orpos; {commands}"
    _, output, seconds = run(["yosys-abc", "-c", script], folder, limit_seconds)
    if "was asserted in frame" in output:
        frame = re.search(r"asserted in frame (\d+)", output).group(1)
        return Outcome("refuted", seconds, f"counterexample of {int(frame) + 1} cycles")
    if any(said in output for said in PROVED):
        return Outcome("proved", seconds, "")
    return Outcome("unknown", seconds, output.strip()[-300:])


def failed_assertions(output):
    return sorted(set(re.findall(r"Assert failed in .*?\((.*?)\)", output)))


def smtbmc(options, folder, limit_seconds):
    status, output, seconds = run(
        ["yosys-smtbmc", "--noprogress", "-s", "cvc5", *options, "model.smt2"], folder,
        limit_seconds)
    if status == 0 and "Status: PASSED" in output:
        return Outcome("proved", seconds, "")
    if status is not None and "Status: FAILED" in output:
        return Outcome("refuted", seconds, ", ".join(failed_assertions(output)))
    return Outcome("unknown", seconds, output.strip()[-300:])


def prove_by_cvc5(model, method, folder, limit_seconds):
    status, output, seconds = smt2(model, (), folder, limit_seconds)
    if status != 0:
        return Outcome("unknown", seconds, output.strip()[-300:])
    steps = method.steps if isinstance(method, Induction) else 1
    # One cycle more than the induction needs: the first is spent in reset.
    base = smtbmc(["-t", str(steps + 1)], folder, limit_seconds)
    if base.status != "proved" or isinstance(method, Combinational):
        return dataclasses.replace(base, seconds=seconds + base.seconds)
    return both(base, smtbmc(["-i", "-t", str(steps)], folder, limit_seconds), seconds)


def prove_by_abc(model, method, folder, limit_seconds):
    status, output, seconds = aiger(model, (), folder, limit_seconds)
    if status != 0:
        return Outcome("unknown", seconds, output.strip()[-300:])
    if isinstance(method, Induction):
        base = abc(f"bmc3 -F {method.steps + 1}", folder, limit_seconds)
        if base.status != "proved":
            return dataclasses.replace(base, seconds=seconds + base.seconds)
        return both(base, abc(f"ind -F {method.steps + 1}", folder, limit_seconds), seconds)
    command = f"bmc3 -F {method.cycles}" if isinstance(method, Bounded) else "pdr"
    outcome = abc(command, folder, limit_seconds)
    return dataclasses.replace(outcome, seconds=seconds + outcome.seconds)


def both(base, step, seconds):
    """An induction. A step that fails is no counterexample: it may start where no run leads."""
    status = "proved" if step.status == "proved" else "unknown"
    return Outcome(status, seconds + base.seconds + step.seconds, step.detail)


def prove(model, method, folder, limit_seconds):
    """Tries to prove all assertions of the model together."""
    by_cvc5 = isinstance(method, Combinational) or getattr(method, "solver", "") == "cvc5"
    return (prove_by_cvc5 if by_cvc5 else prove_by_abc)(model, method, folder, limit_seconds)


def refute(model, method, names, cycles, folder, limit_seconds):
    """Looks for a run from reset, of at most that many cycles, in which one of the assertions
    `names` fails."""
    write = smt2 if isinstance(method, Combinational) else aiger
    status, output, seconds = write(model, names, folder, limit_seconds)
    if status != 0:
        return Outcome("unknown", seconds, output.strip()[-300:])
    if isinstance(method, Combinational):  # abc wants at least one flip-flop
        outcome = smtbmc(["-t", "1"], folder, limit_seconds)
        if outcome.status == "refuted":
            outcome = dataclasses.replace(outcome, detail="counterexample of 1 cycle")
    else:
        outcome = abc(f"bmc3 -F {cycles}", folder, limit_seconds)
    return dataclasses.replace(outcome, seconds=seconds + outcome.seconds)
