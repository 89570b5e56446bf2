// Makes golden.json from items.json with citeproc-js: see README.md.
const CSL = require("citeproc");
const fs = require("fs");

const [styles, locales, items, golden] = process.argv.slice(2);
const works = Object.fromEntries(
  JSON.parse(fs.readFileSync(items)).map((item) => [item.id, item]),
);
const written = {};

function engine(style, locale) {
  const system = {
    retrieveLocale: (name) => {
      const file = `${locales}/locales-${name}.xml`;
      return fs.existsSync(file) && fs.readFileSync(file, "utf8");
    },
    retrieveItem: (id) => works[id],
  };
  const text = fs.readFileSync(`${styles}/${style}`, "utf8");
  return new CSL.Engine(system, text, locale, true);
}

for (const style of fs.readdirSync(styles).filter((name) => name.endsWith(".csl")).sort()) {
  for (const [language, locale] of [["en", "en-US"], ["es", "es-ES"]]) {
    const processor = engine(style, locale);
    const key = `${style.replace(".csl", "")}/${language}`;
    written[key] = {};
    for (const id of Object.keys(works)) {
      processor.updateItems([id]);
      const [entry] = processor.makeBibliography()[1];
      written[key][id] = (entry || "").replace(/<\/?div[^>]*>/g, "").trim();
      if (style.startsWith("chicago-notes")) {
        const cluster = { citationItems: [{ id }], properties: { noteIndex: 1 } };
        (written[`${key}/note`] ??= {})[id] =
          processor.previewCitationCluster(cluster, [], [], "html");
      }
    }
  }
}
fs.writeFileSync(golden, JSON.stringify(written, null, 1) + "\n");
