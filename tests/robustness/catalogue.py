"""What the program must survive: each of the 131 cases, and the tests that hold it to that.

`python -m tests.robustness.catalogue` prints the counts by section.
"""

import sys
from collections import Counter
from dataclasses import dataclass

SECTIONS = {
    "A": "Reading files",
    "B": "IRIs, literals, Thai",
    "C": "RDF/XML and JSON-LD",
    "D": "Shapes and validation",
    "E": "SPARQL",
    "F": "The explorer",
    "G": "Exports, imports, analyses",
    "H": "Cache and build",
    "I": "Remote endpoints",
    "J": "The command line",
}

_FILES, _FOREIGN, _LIMITS = (f"tests/robustness/test_{name}.py" for name in ("files", "foreign", "limits"))
_QUERIES, _SERVING, _DURABLE = (
    f"tests/robustness/test_{name}.py" for name in ("queries", "serving", "durability")
)
_LINE = "tests/robustness/test_command_line.py"
_FAULTS = f"{_FILES}::test_a_broken_file_is_named_with_line_and_remedy"
_LITERALS = "tests/validation/test_literals.py::test_each_rule_catches_what_breaks_it"
_LINT = "tests/validation/test_shape_lint.py::test_a_slip_in_a_shape_is_named"
_STRUCTURE = "tests/validation/test_shape_structure.py::test_a_slip_is_named"
_NOT_TAKEN = "tests/web/test_sparql.py::test_what_is_not_taken"
_PROTOCOL = "tests/web/test_protocol.py::test_the_protocol_is_kept"
_SAFETY = "tests/web/test_safety.py"
_SHEETS = "tests/export/test_spreadsheets.py"
_CACHE = "tests/test_cache.py"
_STAGING = "tests/build/test_staging.py"
_REMOTE = "tests/endpoint/test_faults.py"
_EACH_FAULT = f"{_REMOTE}::test_each_fault_has_its_error"
_DANGEROUS = f"{_FOREIGN}::test_what_is_dangerous_or_would_be_lost_is_refused"
_IMPORT = "tests/importing/test_hostile.py"
_USE = "tests/cli/test_failures.py"


@dataclass(frozen=True)
class Case:
    """One fault.

    Attributes:
        fault: What somebody does or what goes wrong.
        tests: Node ids of the tests about it, without parameters; none if it is not covered.
        but: What is not as it might be wished, or why there are no tests.
        applies: False where the program has nothing that the fault could meet.
    """

    fault: str
    tests: tuple[str, ...] = ()
    but: str = ""
    applies: bool = True

    @property
    def state(self) -> str:
        """`covered`, `not covered` or `does not apply`."""
        return ("covered" if self.tests else "not covered") if self.applies else "does not apply"


def _by(fault: str, *tests: str, but: str = "") -> Case:
    return Case(fault, tests, but)


def _open(fault: str, why: str) -> Case:
    return Case(fault, (), why)


def _no(fault: str, why: str) -> Case:
    return Case(fault, (), why, applies=False)


CASES = {
    "A1": _by(
        "byte-order mark at the start", f"{_FILES}::test_line_ends_and_a_byte_order_mark_change_nothing"
    ),
    "A2": _by("byte-order mark inside", _FAULTS),
    "A3": _by("UTF-16, TIS-620, Windows-874", _FAULTS),
    "A4": _by("a byte that is no UTF-8", _FAULTS),
    "A5": _by(
        "line ends of other systems, mixed", f"{_FILES}::test_line_ends_and_a_byte_order_mark_change_nothing"
    ),
    "A6": _by(
        "empty file, remarks only",
        f"{_FILES}::test_a_file_without_statements_is_read",
        but="read without a warning; there is no --strict",
    ),
    "A7": _by("cut within a triple or a string", _FAULTS, f"{_FILES}::test_nothing_of_a_broken_file_is_kept"),
    "A8": _by("prefix not declared", _FAULTS),
    "A9": _by("unresolved merge", _FAULTS),
    "A10": _by("HTML, XML, JSON under .ttl", _FAULTS, _DANGEROUS),
    "A11": _by("quads in a Turtle file", _FAULTS),
    "A12": _by(
        "one bad line among many",
        f"{_FILES}::test_every_broken_paragraph_is_told_at_once",
        f"{_FILES}::test_nothing_of_a_broken_file_is_kept",
    ),
    "A13": _by("prefix declared twice", _FAULTS, but="refused rather than warned of"),
    "A14": _by(
        "a million brackets, 200,000 prefixes, long IRI, long literal",
        _FAULTS,
        f"{_LIMITS}::test_two_hundred_thousand_prefixes_are_only_slow_reading",
        f"{_LIMITS}::test_a_literal_of_twenty_megabytes_is_refused_by_name",
    ),
    "A15": _by(
        "folder, pipe, device, loop, missing",
        f"{_FILES}::test_what_is_no_file_is_refused_and_not_waited_for",
        f"{_FILES}::test_a_folder_under_the_name_of_a_file_is_named",
    ),
    "A16": _by(
        "spaces, Thai, # % ? + in names",
        f"{_FILES}::test_names_of_files_may_hold_any_character",
        f"{_LINE}::test_an_odd_folder_name_is_taken",
    ),
    "A17": _by(
        "compressed file that unpacks 1000:1",
        _FAULTS,
        but="compressed files are not read at all, so that none unpacks",
    ),
    "A18": _by(
        "one blank-node label in two files", f"{_FILES}::test_blank_nodes_of_two_files_are_kept_apart"
    ),
    "A19": _by(
        "file changes or disappears",
        f"{_LIMITS}::test_a_file_that_disappears_is_named",
        f"{_CACHE}::test_a_change_is_seen_at_once_even_with_the_old_size_and_time",
        but="each file is read at once; files that change meanwhile are answered from once, and not kept",
    ),
    "A20": _by(
        "two files define one thing",
        f"{_FILES}::test_two_files_that_define_one_thing_are_both_named",
        "tests/validation/test_references.py::test_a_node_in_two_files_is_reported_at_the_second",
    ),
    "B1": _by("characters that no IRI has", _FAULTS),
    "B2": _by("bad percent encoding, bad host", _FAULTS),
    "B3": _by("relative IRI", _FAULTS, _DANGEROUS),
    "B4": _by(
        "javascript:, data:, file: as object",
        _LITERALS,
        f"{_SAFETY}::test_only_plain_web_addresses_become_links",
        f"{_SAFETY}::test_names_with_markup_are_text",
    ),
    "B5": _by("characters that turn or hide text", _LITERALS),
    "B6": _by("NUL, ESC and other controls", _FAULTS, _LITERALS),
    "B7": _by("lone surrogate", _FAULTS),
    "B8": _by(
        "Thai digits in numbers and dates",
        _LITERALS,
        "tests/validation/test_literals.py::test_text_is_kept_as_it_is_written",
    ),
    "B9": _by(
        "1_000, 1,000.5, blanks, TRUE",
        _LITERALS,
        "tests/test_lexical.py::test_what_the_schema_does_not_allow_is_not",
    ),
    "B10": _by(
        "dates that are none", _LITERALS, "tests/test_lexical.py::test_what_the_schema_does_not_allow_is_not"
    ),
    "B11": _by("Buddhist year in a Gregorian field", _LITERALS),
    "B12": _by(
        "decomposed sara am, order of tone marks",
        _LITERALS,
        "tests/test_thai.py::test_spellings_of_one_name_have_one_search_key",
    ),
    "B13": _by("language tags", _LITERALS, _FAULTS),
    "B14": _by(
        "a number of a million digits",
        "tests/test_lexical.py::test_a_number_of_a_million_digits_is_refused_at_once",
        _LITERALS,
    ),
    "B15": _by(
        "names beyond measure",
        f"{_LIMITS}::test_names_beyond_measure_are_named_by_the_gate_and_break_no_page",
        but="refused by the gate over 1,000 characters; pages show names whole",
    ),
    "B16": _by(
        "two labels in one language",
        "tests/test_shapes.py::test_the_bad_example_breaks_the_rule_and_no_other_but_those_it_names",
    ),
    "C1": _by("billion laughs, quadratic blow-up", _DANGEROUS),
    "C2": _by("external entities", _DANGEROUS),
    "C3": _by("deep XML", _DANGEROUS),
    "C4": _by("deep JSON-LD", _DANGEROUS),
    "C5": _by("contexts from elsewhere", _DANGEROUS),
    "C6": _by(
        "keys twice, NaN, byte-order mark, trailing comma",
        _DANGEROUS,
        f"{_FOREIGN}::test_what_is_exported_can_be_read",
    ),
    "C7": _by("terms that no context has", _DANGEROUS),
    "D1": _by(
        "misspelt terms of SHACL",
        _LINT,
        "tests/validation/test_shape_lint.py::test_a_misspelt_term_is_told_with_its_line_and_the_right_one",
    ),
    "D2": _by(
        "shapes that nothing meets, no shapes",
        _STRUCTURE,
        "tests/validation/test_shapes.py::test_no_shapes_are_no_clean_bill_of_health",
        "tests/validation/test_shape_lint.py::test_a_shape_that_nothing_leads_to_is_named",
    ),
    "D3": _by(
        "unknown datatype or class",
        _STRUCTURE,
        _LINT,
        "tests/validation/test_shape_structure.py::test_what_a_shape_without_a_name_finds_is_told",
    ),
    "D4": _by("pattern that is none", _LINT),
    "D5": _by(
        "pattern that backtracks",
        _LINT,
        f"{_FOREIGN}::test_shapes_that_never_end_are_stopped",
        but="shapes of others end at the limit; the shape is not named",
    ),
    "D6": _by("lists without end", _STRUCTURE),
    "D7": _by("path in a circle", _STRUCTURE),
    "D8": _by("shapes that ask themselves, long chains", _STRUCTURE),
    "D9": _by("no path, or two", _STRUCTURE),
    "D10": _by("counts that are no numbers", _STRUCTURE),
    "D11": _by('sh:uniqueLang "1"', _LINT, but="any flag that is not written true or false"),
    "D12": _by(
        "queries of shapes that ask elsewhere",
        _LINT,
        f"{_LIMITS}::test_shapes_of_the_workspace_ask_nothing_elsewhere",
        f"{_FOREIGN}::test_shapes_of_others_ask_nothing_elsewhere",
    ),
    "D13": _by("SPARQL targets, rules, JavaScript, imports", _LINT, _STRUCTURE),
    "D14": _by(
        "endless constraint",
        f"{_FOREIGN}::test_shapes_that_never_end_are_stopped",
        but="shapes of others; those of the workspace are trusted as code",
    ),
    "D15": _by(
        "markup in a value or message",
        f"{_LIMITS}::test_markup_in_a_finding_is_text_in_the_report_of_a_build",
        "tests/cli/test_render.py::test_markdown_escapes_what_would_break_the_table",
    ),
    "D16": _by(
        "very many violations",
        "tests/validation/test_report.py::test_a_long_list_of_violations_is_counted_in_full_and_cut_when_shown",
    ),
    "D17": _by(
        "the engine raises or returns a failure",
        "tests/validation/test_shapes.py::test_shapes_that_cannot_be_used_are_refused_not_passed_over",
        "tests/validation/test_compiled.py::test_shapes_that_neither_engine_can_use_are_refused",
    ),
    "D18": _by(
        "two engines disagree",
        "tests/validation/test_compiled.py::test_a_difference_is_an_issue",
        "tests/cli/test_gate.py::test_a_difference_from_the_referee_fails_the_check",
        but="the gate and pySHACL",
    ),
    "D19": _no(
        "components that pyrudof ignores",
        "pyrudof is not used; what the gate does not know goes to pySHACL",
    ),
    "E1": _by("nesting 5,000 deep", _NOT_TAKEN),
    "E2": _by("hundreds of patterns", _NOT_TAKEN),
    "E3": _by(
        "cartesian products",
        "tests/web/test_sparql.py::test_a_query_that_takes_too_long_is_stopped_and_the_next_one_answered",
        f"{_QUERIES}::test_what_costs_too_much_is_stopped_with_a_remedy",
    ),
    "E4": _by(
        "string bombs",
        "tests/web/test_sparql.py::test_a_query_that_eats_memory_ends_its_worker_only",
        f"{_QUERIES}::test_what_costs_too_much_is_stopped_with_a_remedy",
    ),
    "E5": _by("property-path bombs", f"{_QUERIES}::test_what_costs_too_much_is_stopped_with_a_remedy"),
    "E6": _by(
        "regular expressions that backtrack",
        f"{_QUERIES}::test_a_regular_expression_that_backtracks_is_answered",
    ),
    "E7": _by(
        "more rows than are given",
        "tests/web/test_sparql.py::test_long_answers_are_cut_and_say_so",
        f"{_QUERIES}::test_an_answer_that_was_cut_says_so_in_body_and_header",
    ),
    "E8": _by(
        "SERVICE, LOAD, FROM, graphs from elsewhere",
        _NOT_TAKEN,
        "tests/web/test_protocol.py::test_a_graph_that_is_not_held_is_refused_and_not_fetched",
        f"{_QUERIES}::test_nothing_is_asked_elsewhere_even_without_the_guard",
    ),
    "E9": _by("updates", _NOT_TAKEN, f"{_QUERIES}::test_no_update_changes_anything"),
    "E10": _by(
        "slips",
        f"{_QUERIES}::test_a_slip_is_told_with_its_place",
        f"{_QUERIES}::test_thai_names_of_variables_are_fine",
    ),
    "E11": _by(
        "odd limits, NUL, a long remark, nothing",
        f"{_QUERIES}::test_odd_queries_are_refused",
        f"{_QUERIES}::test_a_huge_limit_is_only_a_limit",
    ),
    "E12": _by(
        "two queries, wrong media type, UTF-16, PUT",
        _PROTOCOL,
        "tests/web/test_sparql.py::test_the_protocol_is_kept",
    ),
    "E13": _by(
        "a format that is not on offer",
        "tests/web/test_sparql.py::test_the_protocol_is_kept",
        but="406 without a list; /openapi.json and the service description have it",
    ),
    "E14": _by(
        "many heavy queries at once",
        "tests/web/test_sparql.py::test_too_many_waiting_queries_do_not_keep_pages_from_being_answered",
        "tests/web/test_sparql.py::test_who_comes_while_all_workers_are_busy_is_told_to_wait",
        but="429, not 503",
    ),
    "E15": _open("client leaves during a query", "the query goes on to its end or to its five seconds"),
    "E16": _by(
        "text put into a query",
        "tests/test_query.py::test_a_parameter_is_a_value_whatever_it_looks_like",
        f"{_SAFETY}::test_what_is_typed_is_shown_as_typed",
    ),
    "F1": _by(
        "markup in names and addresses",
        f"{_SAFETY}::test_what_is_typed_is_shown_as_typed",
        f"{_SAFETY}::test_names_with_markup_are_text",
        "tests/browser/test_scripts.py::test_a_name_with_markup_stays_text",
    ),
    "F2": _by("links to scripts", f"{_SAFETY}::test_only_plain_web_addresses_become_links"),
    "F3": _by(
        "text that turns round in a title",
        _LITERALS,
        f"{_SAFETY}::test_what_is_typed_is_shown_as_typed",
        but="the gate warns; pages show it as it is, not isolated",
    ),
    "F4": _by("ways out of the folder", f"{_SAFETY}::test_no_path_leads_out"),
    "F5": _by(
        "long address, large body, slow clients",
        f"{_SAFETY}::test_an_address_of_no_sensible_length_is_refused",
        "tests/web/test_sparql.py::test_the_protocol_is_kept",
        f"{_SERVING}::test_who_never_finishes_hinders_nobody",
        but="over 500 connections at once get 503, those that never ask included: a proxy closes them",
    ),
    "F6": _by(
        "unknown thing, long IRI, Thai raw and encoded",
        "tests/web/test_pages.py::test_what_is_not_there_is_a_page_too",
        f"{_LIMITS}::test_thai_in_an_address_is_one_page_raw_and_encoded",
    ),
    "F7": _by(
        "foreign host name",
        f"{_SAFETY}::test_a_foreign_name_is_refused",
        f"{_SAFETY}::test_every_answer_carries_the_headers",
    ),
    "F8": _by(
        "graph replaced while serving",
        "tests/web/test_renewing.py::test_no_request_fails_or_sees_a_mixture_while_graphs_are_swapped",
        f"{_SERVING}::test_a_signal_has_the_graph_read_anew_and_the_end_takes_all_with_it",
    ),
    "F9": _by(
        "data that cannot be read at the start",
        f"{_LIMITS}::test_a_workspace_that_cannot_be_read_is_not_served",
    ),
    "F10": _by(
        "mistake of the program", f"{_SAFETY}::test_a_mistake_of_the_program_tells_nothing_of_its_inside"
    ),
    "F11": _by(
        "thousands of neighbours",
        f"{_LIMITS}::test_a_thing_with_thousands_of_neighbours_has_a_page_and_a_picture",
        "tests/web/test_tables.py::test_long_tables_come_in_pages_and_whole_as_files",
        but="tried with 600",
    ),
    "F12": _by(
        "no JavaScript, small screen, keyboard",
        "tests/browser/test_every_page.py::test_without_scripts_every_page_says_the_same",
        "tests/browser/test_every_page.py::test_every_kind_is_accessible_and_fits_the_screen",
        "tests/browser/test_every_page.py::test_every_page_can_be_walked_with_the_tab_key",
    ),
    "G1": _by(
        "texts that look like formulas",
        f"{_SHEETS}::test_no_cell_of_the_workbook_is_a_formula",
        f"{_SHEETS}::test_csv_texts_that_look_like_formulas_get_an_apostrophe",
        "tests/web/test_tables.py::test_a_cell_never_becomes_a_formula",
    ),
    "G2": _by(
        "cells and sheets that are too long", f"{_SHEETS}::test_a_text_that_no_cell_can_hold_is_an_error"
    ),
    "G3": _by("control characters in XML", f"{_LIMITS}::test_control_characters_cannot_break_a_file_of_xml"),
    "G4": _by(
        "lists and nothing in GraphML",
        "tests/export/test_networks.py::test_attributes_say_who_what_and_where",
        "tests/export/test_networks.py::test_the_real_network_is_whole_in_each_format",
    ),
    "G5": _by(
        "writer fails or is killed half way",
        f"{_DURABLE}::test_a_killed_export_leaves_the_old_file_or_the_new_one",
        "tests/test_build.py::test_a_failing_exporter_leaves_the_former_build_whole",
    ),
    "G6": _by(
        "target is a folder or locked",
        f"{_LIMITS}::test_a_target_that_is_a_folder_is_named_and_stays",
        but="locks of Windows were not tried",
    ),
    "G7": _by(
        "property that RDF/XML cannot name",
        f"{_LIMITS}::test_a_property_that_xml_cannot_name_is_an_error_or_comes_back",
    ),
    "G8": _by(
        "import: archives that are bombs or none",
        f"{_IMPORT}::test_files_that_are_no_workbook_of_ours",
        f"{_IMPORT}::test_an_encrypted_archive",
        f"{_IMPORT}::test_a_file_that_is_too_large_is_not_read",
        f"{_IMPORT}::test_what_a_sheet_claims_of_its_size_does_not_count",
    ),
    "G9": _by(
        "import: cells that are not what they seem",
        f"{_IMPORT}::test_merged_cells",
        f"{_IMPORT}::test_cells_that_are_refused_by_name",
        f"{_IMPORT}::test_a_change_in_a_hidden_row",
        f"{_IMPORT}::test_values_that_are_not_of_their_kind",
    ),
    "G10": _by(
        "export, read, export",
        "tests/export/test_rdf.py::test_rdflib_reads_the_same_graph_from_each",
        f"{_FOREIGN}::test_what_is_exported_can_be_read",
        "tests/export/test_exporters.py::test_the_same_data_gives_the_same_bytes_in_every_process",
    ),
    "G11": _by(
        "empty graph, rings, islands",
        "tests/export/test_exporters.py::test_an_empty_workspace_can_be_exported",
        "tests/analysis/test_critical.py::test_an_empty_network_has_no_critical_node",
        "tests/analysis/test_standing.py::test_a_ring_without_a_source_is_its_own",
        "tests/analysis/test_second_library.py::test_random_networks",
    ),
    "G12": _no(
        "centrality that does not converge",
        "no analysis is iterative or sampled; communities state method and seed",
    ),
    "G13": _by("a pickle", f"{_FOREIGN}::test_a_pickle_is_never_opened"),
    "H1": _by(
        "two builds at once",
        f"{_STAGING}::test_two_builds_at_once_are_refused",
        f"{_DURABLE}::test_two_builds_at_once_do_not_mix",
        but="the second is refused; it does not wait",
    ),
    "H2": _by(
        "lock of a program that died",
        f"{_STAGING}::test_a_killed_build_leaves_the_former_folder_whole_and_is_cleared_away",
        f"{_DURABLE}::test_a_killed_build_leaves_the_old_one_or_the_new_one",
    ),
    "H3": _by(
        "killed at any moment",
        f"{_DURABLE}::test_a_killed_build_leaves_the_old_one_or_the_new_one",
        f"{_DURABLE}::test_a_killed_format_loses_no_fact",
        f"{_CACHE}::test_a_process_that_is_killed_leaves_no_half_graph",
    ),
    "H4": _by("cache damaged or cut short", f"{_CACHE}::test_a_damaged_or_vanished_cache_is_survived"),
    "H5": _open(
        "damage that only a scan meets",
        "a flipped byte with size and time unchanged is met by the checksums of the database, "
        "and ends the command; --no-cache goes round it",
    ),
    "H6": _by(
        "disk full",
        f"{_DURABLE}::test_a_full_disk_leaves_the_old_build_and_is_named",
        f"{_CACHE}::test_a_cache_that_cannot_be_written_is_done_without",
    ),
    "H7": _by(
        "target is a file, or somebody else's folder",
        f"{_LIMITS}::test_a_build_folder_that_is_a_file_is_named_and_stays",
        f"{_LIMITS}::test_foreign_files_in_a_build_folder_are_not_lost",
        f"{_DURABLE}::test_a_read_only_folder_is_named",
        but="network drives and long paths were not tried",
    ),
    "H8": _by(
        "cache of another version",
        f"{_CACHE}::test_files_that_come_and_go_count",
        but="the version is part of the digest that names it",
    ),
    "H9": _by(
        "clock set back, time unchanged",
        f"{_CACHE}::test_a_change_is_seen_at_once_even_with_the_old_size_and_time",
        f"{_CACHE}::test_files_that_were_just_written_are_read_whatever_the_note_says",
    ),
    "H10": _by(
        "few open files, permission lost",
        f"{_LINE}::test_few_open_files_are_enough",
        f"{_CACHE}::test_a_database_that_vanishes_once_it_was_found_is_survived",
    ),
    "I1": _by("hangs, drips, never ends", _EACH_FAULT),
    "I2": _by(
        "429 and 503 with Retry-After",
        f"{_REMOTE}::test_what_may_pass_is_tried_three_times",
        f"{_REMOTE}::test_a_server_that_names_a_time_is_given_it",
        _EACH_FAULT,
    ),
    "I3": _by(
        "502, 504, reset, refused, no such host, TLS",
        f"{_REMOTE}::test_what_may_pass_is_tried_three_times",
        f"{_REMOTE}::test_nobody_there",
        f"{_REMOTE}::test_no_tls_where_tls_is_wanted",
        "tests/endpoint/test_push.py::test_a_change_is_not_sent_twice",
    ),
    "I4": _by("405 with Retry-After", f"{_REMOTE}::test_what_may_pass_is_tried_three_times"),
    "I5": _by(
        "HTML, wrong type, broken, cut, Latin-1",
        _EACH_FAULT,
        f"{_REMOTE}::test_a_body_shorter_than_promised_is_no_answer",
    ),
    "I6": _by(
        "answers without end", _EACH_FAULT, f"{_REMOTE}::test_rows_are_handed_on_before_the_last_one_is_there"
    ),
    "I7": _by("answers that are cut and say so in a header", _EACH_FAULT),
    "I8": _by("redirects", _EACH_FAULT, f"{_REMOTE}::test_credentials_do_not_follow_a_redirect"),
    "I9": _by(
        "credentials over an open line, in an address, in a message",
        f"{_REMOTE}::test_no_password_over_an_open_line",
        f"{_REMOTE}::test_a_token_is_sent_and_never_shown",
        f"{_REMOTE}::test_addresses_that_are_none",
    ),
    "I10": _by("addresses of other kinds", f"{_REMOTE}::test_addresses_that_are_none"),
    "I11": _by(
        "values that are bombs or scripts",
        f"{_REMOTE}::test_odd_values_are_only_values",
        "tests/endpoint/test_command_line.py::test_odd_values_do_no_harm_on_a_terminal",
    ),
    "I12": _by(
        "no network",
        f"{_REMOTE}::test_nobody_there",
        but="answers are not kept for later; there is a clear error",
    ),
    "J1": _by("Ctrl+C", f"{_LINE}::test_ctrl_c_at_any_moment_is_one_line_and_130"),
    "J2": _by("closed pipe", f"{_USE}::test_a_closed_pipe_is_no_error"),
    "J3": _by(
        "terminals without UTF-8",
        f"{_LINE}::test_any_locale_gives_readable_thai",
        f"{_USE}::test_thai_leaves_the_program_whole_without_a_utf8_locale",
    ),
    "J4": _by(
        "unknown option, wrong path",
        f"{_USE}::test_wrong_use_ends_with_2_and_says_what_to_do",
        f"{_USE}::test_usage_errors_name_the_help",
        f"{_USE}::test_a_folder_without_a_workspace_is_named",
    ),
    "J5": _by("escape sequences in data", f"{_USE}::test_control_characters_do_not_reach_the_terminal"),
    "J6": _by(
        "no home, no cache, no temporary folder", f"{_LINE}::test_no_home_no_cache_no_temporary_folder"
    ),
}


def counts() -> dict[str, Counter[str]]:
    """Section -> how many of its cases are in which state."""
    found: dict[str, Counter[str]] = {section: Counter() for section in SECTIONS}
    for number, case in CASES.items():
        found[number[0]][case.state] += 1
    return found


def table() -> str:
    """The counts as Markdown."""
    lines = ["| | | cases | covered | does not apply | not covered |", "|---|---|---:|---:|---:|---:|"]
    total: Counter[str] = Counter()
    for section, states in counts().items():
        total += states
        lines.append(_row(section, SECTIONS[section], states))
    return "\n".join([*lines, _row("", "all", total)]) + "\n"


def _row(section: str, title: str, states: Counter[str]) -> str:
    numbers = (states.total(), states["covered"], states["does not apply"], states["not covered"])
    return f"| {section} | {title} | {' | '.join(map(str, numbers))} |"


if __name__ == "__main__":
    sys.stdout.write(table())
