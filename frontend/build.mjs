// Builds the three scripts of the explorer, each by itself: `node build.mjs [folder]`.
//
// Classic scripts and not modules, because a page that is opened from a disk may not load modules; one file each,
// because nothing else is then needed to know what belongs to what. The same sources give the same bytes.
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { notices } from "./notices.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const outDir = resolve(process.argv[2] ?? join(root, "..", "src", "kprgraph", "web", "_ui"));
const used = new Set([join(root, "node_modules/@fontsource/sarabun/index.css")]); // fonts are no modules

for (const [number, entry] of ["explorer", "canvas", "sparql"].entries()) {
  await build({
    configFile: false,
    root,
    base: "./",
    logLevel: "warn",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [{ name: "remember", generateBundle() { for (const id of this.getModuleIds()) used.add(id); } }],
    build: {
      outDir,
      emptyOutDir: number === 0,
      target: ["chrome109", "firefox115", "safari16"],
      sourcemap: false,
      assetsInlineLimit: 0,
      cssCodeSplit: false, // else the styles would be put into the script, and a page may not get styles from scripts
      chunkSizeWarningLimit: 2000,
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: { [entry]: join(root, "src", `${entry}.ts`) },
        output: { format: "iife", entryFileNames: "[name].js", assetFileNames: (file) => (file.names[0]?.endsWith(".css") ? `${entry}.css` : "[name][extname]") },
        // What was written for browsers without JSON; none that is supported gets there.
        onwarn: (warning, warn) => (warning.code === "EVAL" && warning.id?.includes("yasgui") ? undefined : warn(warning)),
      },
    },
  });
}
const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
await writeFile(join(outDir, "THIRD_PARTY_NOTICES.txt"), await notices(root, used, lock));
