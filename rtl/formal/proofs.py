# SPDX-License-Identifier: Apache-2.0
"""The proofs: what is claimed, of which module, at which size, by which method. A claim's key is
the name of the assertion in the source and of its planted bug in planted_bugs.py."""
import dataclasses

from engines import Bounded, Combinational, Induction, Pdr  # noqa: F401


@dataclasses.dataclass(frozen=True)
class Proof:
    name: str
    top: str                     # module
    sources: tuple               # modules that Yosys reads
    method: object
    claims: dict                 # assertion: what holds
    assumes: str                 # what is taken for granted
    parameters: dict = dataclasses.field(default_factory=dict)
    with_properties: tuple = ()  # modules read with FORMAL; the top where there are none
    defines: tuple = ()
    long: bool = False           # not in the fast half
    bug_cycles: int = 16         # within which a planted bug must show
    limit_seconds: float = 300.0

    def __post_init__(self):
        if not self.with_properties:
            object.__setattr__(self, "with_properties", (self.top,))


QUEUE_CLAIMS = {
    "queue_sorted": "the entries lie in the order of their keys",
    "queue_dense": "entries without gaps: one is offered exactly when there are any, the count is "
                   "pushes less pops, and there is room exactly when it is below the depth",
    "queue_least_first": "no entry inside goes before the one that is offered",
    "queue_first_in_first_out": "of equal keys the one that was pushed first comes first",
    "queue_nothing_lost": "an entry is inside, once and unchanged, from its push to its pop",
    "queue_never_twice": "what is offered was pushed, as it is, and not popped before",
}
QUEUE_ASSUMES = ("no push when full unless with a pop, no pop when empty (proved where it is used); "
                 "keys within half of their ranges (`key_order` carries this to any base)")

PROOFS = (
    Proof("fifo", "weft_fifo", ("weft_fifo",), Induction(1, "cvc5"),
          {"fifo_order": "a word comes out after exactly those that went in before it: first in, "
                         "first out, none lost, none twice",
           "fifo_full": "no more words than places; ready exactly when there is room",
           "fifo_stable": "a word that is not taken stays as it is"},
          "no push without room, no pop when empty (proved where it is used)",
          {"Width": 8, "Depth": 8}),
    Proof("free_list", "weft_free_list", ("weft_free_list", "weft_fifo"), Pdr(),
          {"free_list_exclusive": "a number has one holder at a time",
           "free_list_nothing_lost": "a number that was given back is handed out again after "
                                     "exactly those that were free before it",
           "free_list_valid": "a number is offered exactly when not all are held",
           "free_list_room": "the list never overflows"},
          "no take when nothing is offered; only held numbers are given back",
          {"Count": 4}),
    Proof("argmin", "weft_argmin", ("weft_argmin",), Combinational(),
          {"argmin_minimum": "what is selected is eligible, and no eligible key is less",
           "argmin_lowest_index": "of equal keys the lowest index",
           "argmin_one_hot": "at most one is selected",
           "argmin_found": "one is selected, and found said, exactly when the mask is not empty"},
          "nothing", {"NumIn": 8, "Width": 38}),
    Proof("interrupts", "weft_interrupts", ("weft_interrupts",), Induction(1, "cvc5"),
          {"interrupt_set_wins": "a cause that is set is seen, though it be cleared in that cycle",
           "interrupt_kept": "a cause stays until it is cleared",
           "interrupt_not_invented": "no cause without an event",
           "interrupt_line": "the line is high exactly when an enabled cause is set",
           "error_seen": "an error is kept, though the register be cleared in that cycle",
           "error_first_kept": "the first error stays until it is cleared",
           "error_count": "each error is counted once",
           "error_cleared": "a soft reset clears errors and causes"},
          "nothing"),
    Proof("axi_lite", "weft_axi_lite", ("weft_axi_lite",), Induction(1, "cvc5"),
          {"axi_answer_stable": "an answer stays as it is until the host takes it",
           "axi_request_stable": "a request that is held back stays as it is",
           "axi_write_passed_on": "what is passed on is what was written, whole words only",
           "axi_read_passed_on": "what is passed on is the address that was read",
           "axi_write_answered": "a write ends in an answer: SLVERR where it was refused or was "
                                 "not a whole word",
           "axi_read_answered": "a read ends in an answer: SLVERR and zero where it was refused",
           "axi_one_answer": "one answer an access, and none without",
           "axi_progress": "an access is answered at once, or as soon as it is not held back"},
          "the host keeps what it offers until it is taken; a write is held back for at most 6 "
          "cycles (any bound would do)"),
    Proof("key_order", "key_order", ("weft_key_before",), Combinational(),
          {"key_one_first": "of two keys that differ exactly one goes first",
           "key_transitive": "the order is transitive",
           "key_rule": "lower rank, then lower job, then lower task (R10), counted from any base",
           "key_any_base": "the order does not depend on the base"},
          "ranks and job numbers lie within half of their ranges from some base",
          {"RankWidth": 40, "TaskWidth": 6}),
    Proof("queue_shift", "weft_queue_shift", ("weft_queue_shift", "weft_key_before"), Induction(1),
          QUEUE_CLAIMS, QUEUE_ASSUMES,
          {"Depth": 6, "RankWidth": 4, "TaskWidth": 1, "PayloadWidth": 2}),
)
