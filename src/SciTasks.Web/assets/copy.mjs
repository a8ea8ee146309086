// Copies what the pages use from node_modules to wwwroot/lib. Nothing here is committed.
import { cpSync, mkdirSync, rmSync } from "node:fs";

const target = "../wwwroot/lib";
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const font = "@fontsource/be-vietnam-pro/files/be-vietnam-pro";
const files = {
  "bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
  "bootstrap/dist/js/bootstrap.bundle.min.js": "bootstrap.bundle.min.js",
  "bootstrap-icons/font/bootstrap-icons.min.css": "bootstrap-icons.min.css",
  "bootstrap-icons/font/fonts/bootstrap-icons.woff2": "fonts/bootstrap-icons.woff2",
  "bootstrap-icons/font/fonts/bootstrap-icons.woff": "fonts/bootstrap-icons.woff",
  "chart.js/dist/chart.umd.js": "chart.umd.js",
  "htmx.org/dist/htmx.min.js": "htmx.min.js",
  "qrcode-generator/dist/qrcode.js": "qrcode.js",
};
for (const weight of [400, 500, 600, 700])
  for (const subset of ["latin", "latin-ext", "vietnamese"])
    files[`${font}-${subset}-${weight}-normal.woff2`] = `fonts/be-vietnam-pro-${subset}-${weight}.woff2`;

for (const [from, to] of Object.entries(files)) cpSync(`node_modules/${from}`, `${target}/${to}`);
