// Makes what the program embeds: the script of the pages and the outlines of the map. Run: npm ci && npm run build
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

await build({
  entryPoints: ['app.js'], outfile: '../assets/app.js', bundle: true, format: 'esm', minify: true, target: 'es2022', legalComments: 'eof',
});

// The map is drawn by the server: outlines in the Natural Earth projection, 960 units wide. web/map.go projects points the same way.
const scale = 960 / (2 * 2.73539), height = 500;
const projection = geoNaturalEarth1().scale(scale).translate([480, height / 2]);
const world = JSON.parse(readFileSync('node_modules/world-atlas/countries-110m.json'));
const path = geoPath(projection).digits(1);
const lines = feature(world, world.objects.countries).features
  .map((f) => ({ id: f.id ?? '', name: f.properties.name, path: path(f) }))
  .filter((f) => f.path && f.name !== 'Antarctica')
  .map((f) => [f.id, f.name, f.path].join('\t'));
const check = [[71.43, 51.13], [-74, 40.71], [151.2, -33.87]].map((p) => projection(p).map((x) => x.toFixed(2)).join(' '));
writeFileSync('../world.tsv', `# country outlines: Natural Earth by world-atlas 2.0.2, made by web/ui/build.mjs\n# check\t${check.join('\t')}\n${lines.join('\n')}\n`);
