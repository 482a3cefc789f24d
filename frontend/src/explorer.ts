/** What every page gets: suggestions while typing, filters of tables and lists, and the ways to the larger parts. */
import "./fonts.css";
import "./explorer.css";
import { figures } from "./figure";
import { filterNames, filterTables } from "./filters";
import { names } from "./names";
import { graphs } from "./graphs";
import { sparqlForms } from "./sparql-form";
import { suggestions } from "./suggest";

/** What scripts that carry data call; data cannot be fetched from a disk in any other way. */
const carried = { names: names.take, graph: graphs.take };
Object.assign(window, { kprgraph: carried });

suggestions();
filterTables();
filterNames();
figures();
sparqlForms();
