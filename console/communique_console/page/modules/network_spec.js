/** The picture of who met whom, for Vega: circles that push each other away, and lines that hold them together. */

import { held, inWords } from "./tallies.js";

const LABELS = 25;
const FEW_LABELS = 10;
/** So many persons are named in the picture, few where it is narrow; all are when pointed at, and in the table. */
const LETTERS = 700;
const FEW_LETTERS = 300;
/** Areas of circles that hold the three letters of a state. */
const MANY = 40;
/** So many take all the room that there is. */

/**
 * @param {string} by
 * @param {any[]} nodes
 * @param {any[]} pairs with `a` and `b`, the nodes.
 * @returns {(look: import("./vega.js").Look) => object}
 */
export function networkSpec(by, nodes, pairs) {
  const weight = new Map(nodes.map(({ id }) => [id, 0]));
  for (const pair of pairs) {
    for (const end of [pair.one, pair.other]) weight.set(end, (weight.get(end) ?? 0) + Math.max(1, held(pair)));
  }
  const ranked = [...nodes].sort((one, other) => (weight.get(other.id) ?? 0) - (weight.get(one.id) ?? 0));
  const points = ranked.map((node, at) => ({
    ...node, at, weight: weight.get(node.id), label: by === "state" ? node.id : node.name,
    hint: node.country && by === "person" ? `${node.name} (${node.country})` : node.name,
  }));
  const place = new Map(points.map(({ id }, at) => [id, at]));
  const lines = pairs.map((pair) => ({
    ...pair, source: place.get(pair.one), target: place.get(pair.other), weight: Math.max(1, held(pair)),
    isAhead: held(pair) === 0, hasAgreements: pair.agreements > 0,
    hint: `${pair.a.name} and ${pair.b.name}: ${inWords(pair)}`,
  }));
  return ({ width, isNarrow, colours, scale }) => {
    const share = Math.min(1, 0.6 + points.length / MANY * 0.4);
    const height = Math.round(Math.min(Math.max(380, width * 0.6 * share), 1100 * scale));
    const largest = (isNarrow ? 350 : 900) * scale;
    const letters = (isNarrow ? FEW_LETTERS : LETTERS) * scale ** 2;
    const sizes = by === "state" ? [letters, letters + largest] : [30, largest];
    return {
      $schema: "https://vega.github.io/schema/vega/v6.json",
      width, height, padding: 0, autosize: "none",
      data: [
        { name: "lines", values: lines },
        { name: "points", values: points },
      ],
      scales: [
        { name: "thickness", type: "sqrt", domain: [0, Math.max(8, ...lines.map((line) => line.weight))], range: [0.5, (isNarrow ? 7 : 12) * scale] },
        { name: "size", type: "sqrt", domain: { data: "points", field: "weight" }, domainMin: 0, range: sizes },
        { name: "sort", type: "ordinal", domain: ["met only", "agreed as well"], range: [colours["chart-1"], colours["chart-3"]] },
      ],
      legends: [{ fill: "sort", orient: "top-left", symbolType: "stroke", stroke: "sort", symbolStrokeWidth: 4, symbolSize: 250, offset: 6 }],
      marks: marks(by, nodes.length, { width, height, isNarrow, colours, scale }),
    };
  };
}

/** @param {string} by @param {number} number of nodes. @param {any} look */
function marks(by, number, { width, height, isNarrow, colours, scale }) {
  const room = Math.min(width, height);
  const most = by === "state" ? number : isNarrow ? FEW_LABELS : LABELS;
  return [
    {
      type: "symbol", name: "circles", from: { data: "points" }, zindex: 1,
      encode: { update: {
        size: { scale: "size", field: "weight" }, fill: { value: colours.ground }, stroke: { value: colours["line-strong"] },
        strokeWidth: { value: 1.5 }, cursor: { value: "pointer" }, tooltip: { field: "hint" },
      }, hover: { stroke: { value: colours.accent }, strokeWidth: { value: 3 } } },
      transform: [{
        type: "force", signal: "force", iterations: 300, static: true, velocityDecay: 0.5,
        forces: [
          { force: "center", x: width / 2, y: height / 2 },
          { force: "collide", radius: { expr: `sqrt(datum.size / PI) + ${isNarrow ? 4 : 8}` } },
          { force: "nbody", strength: -(room ** 2) * 0.05 / Math.max(40, number) },
          { force: "link", links: "lines", distance: room / 6 },
          { force: "x", x: { expr: String(width / 2) }, strength: 0.07 * Math.min(1, height / width) },
          { force: "y", y: { expr: String(height / 2) }, strength: 0.11 },
        ],
      }],
    },
    {
      type: "path", name: "ties", from: { data: "lines" }, interactive: true,
      encode: { update: {
        stroke: { signal: "datum.hasAgreements ? scale('sort', 'agreed as well') : scale('sort', 'met only')" },
        strokeOpacity: { value: 0.55 }, strokeWidth: { scale: "thickness", field: "weight" },
        strokeDash: { signal: "datum.isAhead ? [5, 4] : [1, 0]" }, cursor: { value: "pointer" }, tooltip: { field: "hint" },
      }, hover: { strokeOpacity: { value: 1 } } },
      transform: [{
        type: "linkpath", require: { signal: "force" }, shape: "line",
        sourceX: "datum.source.x", sourceY: "datum.source.y", targetX: "datum.target.x", targetY: "datum.target.y",
      }],
    },
    {
      type: "text", from: { data: "circles" }, interactive: false, zindex: 2,
      encode: { update: {
        x: { signal: `clamp(datum.x, 24, ${width - 24})` },
        y: { signal: by === "state" ? "datum.y" : "datum.y - sqrt(datum.size / PI) - 4" },
        text: { signal: `datum.datum.at < ${most} ? datum.datum.label : ''` }, align: { value: "center" }, baseline: { value: by === "state" ? "middle" : "bottom" },
        fontSize: { value: scale * (by === "state" ? (isNarrow ? 9 : 10.5) : (isNarrow ? 10 : 11.5)) }, fontWeight: { value: 600 },
        fill: { value: colours.text }, stroke: { value: colours.ground }, strokeWidth: { value: 3 }, strokeOpacity: { value: 0.8 },
        limit: { value: 140 },
      } },
    },
    {
      type: "text", from: { data: "circles" }, interactive: false, zindex: 3,
      encode: { update: {
        x: { signal: `clamp(datum.x, 24, ${width - 24})` },
        y: { signal: by === "state" ? "datum.y" : "datum.y - sqrt(datum.size / PI) - 4" },
        text: { signal: `datum.datum.at < ${most} ? datum.datum.label : ''` }, align: { value: "center" }, baseline: { value: by === "state" ? "middle" : "bottom" },
        fontSize: { value: scale * (by === "state" ? (isNarrow ? 9 : 10.5) : (isNarrow ? 10 : 11.5)) }, fontWeight: { value: 600 },
        fill: { value: colours.text }, limit: { value: 140 },
      } },
    },
  ];
}
