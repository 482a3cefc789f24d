import { describe, expect, it, vi } from "vitest";

vi.mock("../src/page", () => ({ loadScript: vi.fn() }));

import { fold } from "../src/fold";
import { best, type Row } from "../src/names";

describe("the key of a name", () => {
  it.each([
    ["กรมที่ดิน", "กรมทีดิน"],
    ["ก.พ.ร.", "กพร"],
    ["น้ํา", "นำ"],
    ["เเม่", "แม"],
    ["ปี ๒๕๖๖", "ปี2566"],
    ["  HSSS ", "hsss"],
    ["สิทธิ์", "สิทธิ"],
  ])("of %s is that of %s", (one, other) => {
    expect(fold(one)).toBe(fold(other));
    expect(fold(fold(one))).toBe(fold(one));
  });
});

describe("what was typed", () => {
  const rows: Row[] = [
    [fold("กรมประมง") + "|" + fold("Department of Fisheries"), "กรมประมง", "a", "หน่วยงาน", ""],
    [fold("ระบบรับรองมาตรฐานสินค้าเกษตร ประมง"), "ระบบรับรอง", "b", "งานบริการ", ""],
    [fold("กรมป่าไม้"), "กรมป่าไม้", "c", "หน่วยงาน", ""],
  ];
  const labels = (text: string): string[] => best(rows, text, 8).map((hit) => hit.label);

  it("finds the beginning before the middle", () => {
    expect(labels("กรมประ")).toEqual(["กรมประมง"]);
    expect(labels("ประมง")).toEqual(["กรมประมง", "ระบบรับรอง"]);
  });

  it("may be in the other language, without marks, with a slip", () => {
    expect(labels("fisheries")).toEqual(["กรมประมง"]);
    expect(labels("ปาไม")).toEqual(["กรมป่าไม้"]);
    expect(labels("Departmant of Fisheries")).toEqual(["กรมประมง"]);
  });

  it("finds nothing where nothing is like it", () => {
    expect(labels("xyz")).toEqual([]);
    expect(labels(" ")).toEqual([]);
  });
});
