import { describe, expect, it, vi } from "vitest";

vi.mock("../src/page", () => ({ lang: "th", fromFiles: false, besides: (name: string) => name }));

import { courses } from "../src/canvas/course";
import { drawn, within } from "../src/canvas/drawn";
import { escape, svg } from "../src/canvas/svg";
import { History, START as NOTHING, change, read, write } from "../src/canvas/view";
import { walk } from "../src/canvas/walk";
import { words, wrap } from "../src/canvas/wrap";
import { AROUND_B, START, edge, graph, node } from "./world";

const more = new Map([["agency/b", AROUND_B]]);
const keys = (shown: { nodes: { key: string }[] }): string[] => shown.nodes.map((n) => n.key).sort();
const measure = (text: string): number => [...text].length * 7;

describe("a view", () => {
  const view = { ...NOTHING, at: "layers", open: ["agency/b"], gone: ["agency/c"], hide: ["feed", "via"], section: "2.1", chosen: "law/e" };

  it("comes back from its address as it was", () => {
    expect(read(write(view))).toEqual(view);
  });

  it("is none where the address names none", () => {
    expect(read("#figures")).toBeNull();
    expect(read("")).toBeNull();
  });

  it("takes nothing but keys from an address", () => {
    expect(read("#explore=1&open=<img>,agency/b,javascript:x&section=<b>")).toEqual({ ...NOTHING, at: "1", open: ["agency/b"] });
  });

  it("keeps what the address says it is about", () => {
    expect(write(view, "#focus=service/a&depth=2")).toContain("focus=service/a&depth=2&explore=layers");
  });

  it("is undone step by step, and choosing is no step", () => {
    const history = new History(NOTHING);
    history.go(change.expand(history.now, "agency/b"));
    history.go(change.choose(history.now, "agency/b"));
    history.go(change.kind(history.now, "feed", false));
    expect(history.undo()).toBe(true);
    expect(history.now).toMatchObject({ open: ["agency/b"], hide: [] });
    expect(history.undo()).toBe(true);
    expect(history.undo()).toBe(false);
    expect(history.now).toEqual(NOTHING);
  });
});

describe("what is drawn", () => {
  it("is the start where nothing is expanded", () => {
    expect(keys(drawn(START, more, NOTHING))).toEqual(["agency/b", "agency/c", "service/a"]);
  });

  it("grows by what is expanded, each thing and link once, and counts what is left out", () => {
    const shown = drawn(START, more, { ...NOTHING, open: ["agency/b"] });
    expect(keys(shown)).toEqual(["agency/b", "agency/c", "law/e", "service/a", "service/d"]);
    expect(shown.edges).toHaveLength(4);
    expect(shown.hidden).toBe(2);
  });

  it("leaves what was there in its place and lays nothing upon anything", () => {
    const shown = drawn(START, more, { ...NOTHING, open: ["agency/b"] });
    for (const before of START.nodes) expect(shown.nodes.find((n) => n.id === before.id)).toMatchObject({ x: before.x, y: before.y });
    const fresh = shown.nodes.filter((n) => !START.nodes.some((before) => before.id === n.id));
    for (const one of fresh) {
      for (const other of shown.nodes.filter((n) => n !== one)) {
        expect(Math.abs(one.x - other.x) >= 190 || Math.abs(one.y - other.y) >= 60).toBe(true);
      }
    }
  });

  it("loses with a kind of link what hangs on it alone, but never what it is about", () => {
    expect(keys(drawn(START, more, { ...NOTHING, hide: ["ownership"] }))).toEqual(["agency/b", "service/a"]);
    expect(keys(drawn(START, more, { ...NOTHING, hide: ["ownership", "feed"] }))).toEqual(["service/a"]);
  });

  it("keeps to a section and what lies in it", () => {
    const shown = drawn(START, more, { ...NOTHING, open: ["agency/b"], section: "2.1" });
    expect(keys(shown)).toEqual(["agency/b", "law/e", "service/a", "service/d"]);
    expect(within("2.10", "2.1")).toBe(false);
  });

  it("is the best linked of what is much linked, closed up, and a filter brings the others", () => {
    const many = Array.from({ length: 50 }, (_, n) => node(`agency/n${n}`, -280, n * 100));
    const star = graph(
      [node("service/a", 0, 0, true), ...many],
      many.map((other, n) => edge(other.key, "service/a", n < 40 ? "feed" : "ownership")),
    );
    const shown = drawn(star, more, NOTHING);
    expect(shown.nodes).toHaveLength(25);
    expect(shown.hidden).toBe(26);
    const heights = shown.nodes.filter((n) => !n.focus).map((n) => n.y).sort((a, b) => a - b);
    for (let n = 1; n < heights.length; n++) expect((heights[n] as number) - (heights[n - 1] as number)).toBe(76);
    expect(drawn(star, more, { ...NOTHING, hide: ["feed"] })).toMatchObject({ hidden: 0 });
    expect(drawn({ ...star, depth: 2 }, more, NOTHING).nodes).toHaveLength(51);
  });

  it("leaves out what was hidden, with its links", () => {
    const shown = drawn(START, more, { ...NOTHING, gone: ["agency/b"] });
    expect(keys(shown)).toEqual(["agency/c", "service/a"]);
    expect(shown.edges).toHaveLength(1);
  });
});

describe("an arrow key", () => {
  const shown = drawn(START, more, NOTHING);
  const at = (key: string): string => `https://example.org/${key}`;

  it("begins with what the picture is about", () => {
    expect(walk(shown, "", "ArrowLeft")).toBe(at("service/a"));
  });

  it("follows the links to the side and the column up and down", () => {
    expect(walk(shown, at("agency/b"), "ArrowRight")).toBe(at("service/a"));
    expect(walk(shown, at("agency/b"), "ArrowDown")).toBe(at("agency/c"));
    expect(walk(shown, at("agency/c"), "ArrowUp")).toBe(at("agency/b"));
  });

  it("stays where nothing lies that way", () => {
    expect(walk(shown, at("service/a"), "ArrowRight")).toBe(at("service/a"));
  });
});

describe("lines", () => {
  it("leave the side that faces the other, each at a place of its own", () => {
    const nodes = [node("agency/a", 0, 0), node("service/b", 280, 0)];
    const found = courses(nodes, [edge("agency/a", "service/b"), edge("agency/a", "service/b", "ownership"), edge("service/b", "agency/a", "via")]);
    expect(found.size).toBe(3);
    expect(new Set([...found.values()].map((course) => course.leave.join())).size).toBe(3);
    expect(found.get("agency/a feed service/b")?.leave[0]).toBe("95px");
    expect(found.get("service/b via agency/a")?.leave[0]).toBe("-95px");
  });
});

describe("names", () => {
  it("break where words end and lose nothing", () => {
    const name = "สำนักงานคณะกรรมการพัฒนาระบบราชการ";
    expect(words(name).join("")).toBe(name);
    expect(wrap(name, 120, 9, measure).join("")).toBe(name);
  });

  it("are cut at whole letters, never between a letter and its marks", () => {
    const [line] = wrap("ที่ปรึกษาผู้ทรงคุณวุฒิของกรมที่ดิน", 60, 1, measure) as [string];
    expect(line.endsWith("…")).toBe(true);
    expect(line).not.toMatch(/[\u0e01-\u0e2e]…$(?<=[เแโใไ]…)/);
    expect(measure(line)).toBeLessThanOrEqual(60);
  });
});

describe("SVG", () => {
  const picture = {
    title: "<script>alert(1)</script> & \u0001", lang: "th", lines: [], legend: [], source: ["a \"b\""], fontCss: "",
    boxes: [{ ...node("agency/a", 0, 0), label: "]]><b>", chosen: false }],
  };

  it("has what comes from data as text only", () => {
    const { text } = svg(picture, measure);
    expect(text).not.toMatch(/<script|<b>|\u0001/);
    expect(text).toContain("&#60;script&#62;");
    expect(escape("a<b>&\"'")).toBe("a&#60;b&#62;&#38;&#34;&#39;");
  });

  it("is the same for the same picture", () => {
    expect(svg(picture, measure)).toEqual(svg(picture, measure));
  });
});
