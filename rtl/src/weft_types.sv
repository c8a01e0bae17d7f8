// SPDX-License-Identifier: Apache-2.0
//
// What passes between the host side and the core of the block, as far as its width does not depend
// on parameters. To be read before the modules. Not a package: Icarus 11 cannot take structures out
// of one, nor nested ones through ports.

// What the host has set.
typedef struct packed {
  logic        enable;
  logic        hold;
  logic        clear;         // soft reset, in this cycle
  logic        free_running;
  logic        on_dispatch;
  logic        tree_enable;
  logic        ageing;
  logic [3:0]  ageing_shift;
  logic [2:0]  policy;
  logic [4:0]  interrupt_enable;
  logic [31:0] timeout;
  logic [31:0] arrival_window;
  logic [31:0] job_tag;
  logic [31:0] job_deadline;
  logic [31:0] elapsed;
} weft_settings_t;

// Which table or event of the core a write belongs to; all zero where there is none.
typedef struct packed {
  logic doorbell;
  logic completion;
  logic tree_node;
  logic job_template;
  logic link;
  logic cost;
  logic task_record;
  logic edge_record;
  logic neural;
} weft_target_t;

// A write, for the target that is told beside it.
typedef struct packed {
  logic [19:0] addr;
  logic [31:0] data;
} weft_write_t;

// What stands at an address.
typedef struct packed {
  logic readable;
  logic writable;
  logic idle_only;          // written only while no job is in flight
  logic pe_free;
  logic pe_outstanding;
  logic pe_busy;
} weft_region_t;

typedef struct packed {
  logic no_jobs;            // none is in flight, and no template is being checked
  logic checking;
  logic launching;
  logic walking;
  logic working;            // anything is in work
  logic queue_empty;
  logic dispatch_valid;
  logic dispatch_full;
  logic doorbell_full;      // no doorbell can be taken
  logic completion_full;    // no completion can be taken
} weft_status_t;

typedef struct packed {
  logic        valid;
  logic [7:0]  code;
  logic [15:0] argument;
} weft_error_t;

// What is counted, or raises an interrupt, in this cycle.
typedef struct packed {
  logic decision;
  logic fast;
  logic job_done;
  logic checked;
  logic newly_late;
  logic stall_dispatch;
  logic stall_hold;
  logic stall_launch;
  logic stall_walk;
  logic stall_neural;
  logic nothing_ready;
  logic doorbell;
  logic completion;
} weft_happened_t;
