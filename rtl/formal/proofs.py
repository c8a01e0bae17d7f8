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
QUEUE_ASSUMES = ("no push when full unless with a pop, no pop when empty (`ready_queue`); "
                 "keys within half of their ranges (`key_order` carries this to any base)")

PROOFS = (
    Proof("fifo", "weft_fifo", ("weft_fifo",), Induction(1, "cvc5"),
          {"fifo_order": "a word comes out after exactly those that went in before it: first in, "
                         "first out, none lost, none twice",
           "fifo_full": "no more words than places; ready exactly when there is room",
           "fifo_stable": "a word that is not taken stays as it is"},
          "no push without room, no pop when empty (`free_list_room`, `ready_no_push_when_full`, "
          "`dispatch_no_push_when_full`; doorbells and completions are held back by the port)",
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
    Proof("pe_state", "weft_pe_state", ("weft_pe_state",), Induction(1),
          {"free_time_monotone": "within an epoch (until a completion on the PE, or a soft reset) "
                                 "the free time never goes back",
           "free_time_decided": "after a decision the PE is free when its task finishes",
           "free_time_range": "relative to now it stays within a quarter of the time range",
           "free_time_idle": "a PE with nothing outstanding is free now",
           "outstanding_conserved": "outstanding is decisions less completions, and busy says so"},
          "a task finishes no earlier than its PE is free; only what is outstanding completes; no "
          "more than all slots are outstanding; while something is, time does not advance by a "
          "quarter of its range in one cycle",
          {"NumPe": 2, "NumTasks": 8, "TimeWidth": 10, "DurationWidth": 8}),
    Proof("running", "weft_running", ("weft_running",), Induction(1),
          {"completion_taken_once": "a completion is taken only of a slot that runs, once",
           "completion_right_pe": "and only from the PE that it was given to",
           "completion_not_lost": "a right completion is taken",
           "completion_answered": "each completion is either taken or refused",
           "completion_in_range": "no slot beyond the last is taken"},
          "a slot that runs is not decided on again (`core_life`)", {"NumPe": 4, "NumTasks": 16}),
    Proof("admission", "weft_admission", ("weft_admission",), Induction(1),
          {"credits_conserved": "credits and tasks, and jobs, in flight add up to all there are",
           "credits_suffice": "a job is taken only with credits for all its tasks",
           "doorbell_answered": "each doorbell is taken, or refused for exactly one reason",
           "doorbell_loaded_only": "only a template that passed its check since its last write, "
                                   "and only while enabled"},
          "only what is in flight is given back; a template is not written while one is checked; "
          "no doorbell in the cycle of a soft reset or of the end of a check (the port writes "
          "every other cycle)",
          {"NumTemplates": 3, "NumTasks": 16, "NumJobs": 4, "JobTasks": 8}),
    Proof("job_launcher", "weft_job_launcher", ("weft_job_launcher", "weft_fifo"), Pdr(),
          {"launch_order": "jobs begin in the order of their doorbells",
           "launch_each_once": "each task of a job is launched once, in order, and no other "
                               "meanwhile",
           "launch_record": "a task goes into its slot with its own record",
           "launch_not_lost": "a doorbell waits until its job begins",
           "launch_no_more": "nothing is launched that did not come by a doorbell",
           "launch_progress": "an accepted job is launched after at most 5 (largest job + 1) "
                              "cycles in which nothing holds the launcher back"},
          "no push when full; jobs have 1 to JobTasks tasks (the check of templates)",
          {"NumJobs": 4, "JobTasks": 4, "TimeWidth": 2}, bug_cycles=32),
    Proof("walker", "weft_walker", ("weft_walker", "weft_fifo", "weft_ram"), Pdr(),
          {"in_degree_no_underflow": "a visit counts exactly while a predecessor is missing",
           "in_degree_flag_only": "else it is flagged, and nothing else changes",
           "ready_with_last": "a task becomes ready with the last predecessor that was missing",
           "ready_once": "a task becomes ready once",
           "visit_first": "the first visit is known as such",
           "walk_each_edge": "the walk of a completion reads each edge of the task once, in order",
           "walk_all_edges": "and ends when all are read",
           "job_done_last": "a job is done exactly with the last of its tasks",
           "walk_progress": "a completion is taken up as soon as the one before is done, takes "
                            "effect one cycle later unless its job is being launched, and ends "
                            "after one cycle for each further edge"},
          "the launcher waits where the walker says so; successors and completions are of launched "
          "slots (`core_life`); in-degrees and edges of a task at most 3",
          {"NumPe": 2, "NumTasks": 4, "NumJobs": 2, "JobTasks": 2, "TimeWidth": 1,
           "DurationWidth": 1, "NumLinkClasses": 1}),
    Proof("queue_systolic", "weft_queue_systolic", ("weft_queue_systolic", "weft_key_before"),
          Pdr(), {**QUEUE_CLAIMS, "queue_no_gap": "the cells that hold are the first ones, and "
                                                  "nothing travels beyond the last"},
          QUEUE_ASSUMES, {"Depth": 3, "RankWidth": 3, "TaskWidth": 1, "PayloadWidth": 2}),
    Proof("queues_equal", "queues_equal",
          ("weft_queue_shift", "weft_queue_systolic", "weft_key_before"), Pdr(),
          {"queues_equal_offer": "the systolic and the shift-register queue offer the same entry "
                                 "in every cycle",
           "queues_equal_room": "and the same count and room"},
          QUEUE_ASSUMES, {"Depth": 4, "RankWidth": 3, "TaskWidth": 1, "PayloadWidth": 1}),
    Proof("ready_queue", "weft_ready_queue",
          ("weft_ready_queue", "weft_queue_shift", "weft_queue_systolic", "weft_key_before",
           "weft_fifo"), Pdr(),
          {"ready_no_push_when_full": "there is room for every task that becomes ready",
           "ready_count_right": "the count is pushes less pops, and one is offered when there are "
                                "any",
           "ready_nothing_lost": "while an entry is inside one is offered, so each comes out",
           "ready_never_twice": "what is offered was pushed, as it is, and not popped before",
           "ready_offered": "the last entry inside is the one that is offered"},
          "no more ready tasks than slots (`core_life`); no pop when empty; as `queue_shift`",
          {"NumTasks": 4, "QueueDepth": 2, "RankWidth": 2, "TaskWidth": 1, "PayloadWidth": 1}),
    Proof("eft_choice", "eft_choice", ("weft_eft_stage", "weft_argmin"), Induction(1),
          {"eft_after_free": "a task finishes no earlier than its PE is free",
           "eft_earliest": "the PE of earliest finish of those that support the task, the lowest "
                           "of equals",
           "eft_least": "or, where that is wanted, one of least execution time",
           "eft_one": "exactly one PE is chosen, and it supports the task",
           "eft_told": "finish, start and execution time told are those of the chosen PE",
           "eft_no_pe": "a decision is taken, or said to be impossible, exactly when it is"},
          "free times within a quarter of the time range (`pe_state`)",
          {"NumPe": 4, "NumTasks": 8, "TimeWidth": 10, "DurationWidth": 8}, bug_cycles=4),
    Proof("host_unmapped", "host_unmapped",
          ("weft_host", "weft_axi_lite", "weft_address_map", "weft_control", "weft_time_base",
           "weft_interrupts", "weft_counters", "weft_read_mux"), Pdr(),
          {"unmapped_not_passed_on": "a write to an address at which nothing may be written "
                                     "reaches neither the core nor the time",
           "unmapped_keeps_settings": "it changes no setting and not the interrupt line",
           "unmapped_write_answer": "it is answered by SLVERR",
           "mapped_write_answer": "and a whole word to any other address is answered by OKAY",
           "unmapped_read_answer": "a read where nothing stands is answered by SLVERR and zero",
           "unmapped_read_takes_nothing": "and takes no decision from the dispatch FIFO"},
          "the core refuses only writes that it was given; its status and events are arbitrary",
          {}),
    Proof("core_life", "core_life",
          ("weft_core", "weft_intake", "weft_admission", "weft_template_check", "weft_tables",
           "weft_job_launcher", "weft_free_list", "weft_fifo", "weft_ram", "weft_running",
           "weft_walker", "weft_ready_tasks", "weft_rank", "weft_ready_queue",
           "weft_queue_shift", "weft_queue_systolic", "weft_key_before", "weft_decision",
           "weft_data_ready", "weft_arrival_rate", "weft_decision_tree", "weft_eft_stage",
           "weft_argmin", "weft_pe_state", "weft_timeouts"), Bounded(20),
          {"slot_ready_once": "a task becomes ready once",
           "slot_popped_once": "it leaves the ready queue once, after it became ready",
           "slot_decided_once": "it is given a PE once, after that",
           "slot_completed_once": "it is completed once, after that",
           "slot_freed_once": "its slot is given back once, after that",
           "jobs_not_lost": "when nothing is in work, nothing is ready and nothing runs, no job is "
                            "left behind",
           "template_always_pe": "with a template that passed its check every task finds a PE",
           "credits_bounded": "never more credits than slots and jobs, nor more ready tasks than "
                              "slots in use",
           "dispatch_no_push_when_full": "the dispatch FIFO has room for every decision"},
          "what weft_host sees to: templates are written while no job is in flight, one write a "
          "cycle and none in that of a soft reset; the tables hold anything, but do not change; "
          "time stands still, without communication, policy HEFT_RT",
          {"NumTasks": 8, "QueueDepth": 2, "DispatchDepth": 2, "JobTasks": 2}, long=True,
          bug_cycles=20),
)
