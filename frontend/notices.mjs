// Who wrote what is in the scripts, and under which licences.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Folders below node_modules of the packages that the modules lie in. */
function packagesOf(root, modules) {
  const found = new Set();
  for (const id of modules) {
    const path = relative(root, id.replace(/^\0+/, "").split("?")[0]).split(sep);
    const at = path.lastIndexOf("node_modules");
    if (at < 0) continue;
    const length = path[at + 1].startsWith("@") ? 3 : 2;
    found.add(path.slice(0, at + length).join("/"));
  }
  return found;
}

/** What a package that comes ready-made names as its own dependencies, and theirs. */
function closure(lock, start) {
  const found = new Set(start);
  const queue = [...start];
  while (queue.length > 0) {
    const from = queue.pop();
    for (const name of Object.keys(lock.packages[from]?.dependencies ?? {})) {
      let folder = from;
      while (folder && !lock.packages[`${folder}/node_modules/${name}`]) {
        folder = folder.includes("/node_modules/") ? folder.slice(0, folder.lastIndexOf("/node_modules/")) : "";
      }
      const path = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
      if (lock.packages[path] && !found.has(path)) {
        found.add(path);
        queue.push(path);
      }
    }
  }
  return found;
}

export async function notices(root, modules, lock) {
  const parts = ["The scripts and fonts in this folder contain the work of others:\n"];
  for (const folder of [...closure(lock, packagesOf(root, modules))].sort()) {
    const path = join(root, folder);
    let about;
    try {
      about = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
    } catch {
      continue;
    }
    const names = (await readdir(path)).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name)).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(path, name), "utf8").catch(() => "")));
    parts.push(`${"=".repeat(78)}\n${about.name} ${about.version} (${about.license ?? "see below"})\n`);
    parts.push(...texts.filter(Boolean).map((text) => `${text.replace(/\r\n/g, "\n").trim()}\n`));
  }
  return parts.join("\n");
}
