/** The picture of the world, for Vega: outlines coloured by events, places as circles, states without outline as squares. */

const RATIO = 0.44;
/** Height by width, of the part of the world where somebody lives. */

/**
 * @param {{places: any[], states: any[]}} counted
 * @param {any} outlines GeoJSON; the id of each feature is the state's code.
 * @returns {(look: import("./vega.js").Look) => object}
 */
export function mapSpec({ places, states }, outlines) {
  const features = outlines.features.filter((/** @type {any} */ { id }) => id !== "ATA").map(wound);
  return ({ width, isNarrow, colours, scale }) => {
    const height = Math.round(width * RATIO);
    return {
      $schema: "https://vega.github.io/schema/vega/v6.json",
      width, height, padding: { left: 0, right: 0, top: 0, bottom: 48 * scale }, autosize: "none",
      signals: signals(width),
      data: data(features, places, states),
      projections: [{
        name: "world", type: "equalEarth",
        scale: { signal: "scale" }, translate: { signal: "[width / 2 + centre[0] * zoom, height * 0.58 + centre[1] * zoom]" },
      }],
      scales: scales(colours, isNarrow, scale, Math.max(10, ...places.map(({ total }) => total))),
      marks: marks(colours),
      legends: [{
        fill: "shade", title: "events in a state", orient: "bottom", type: "gradient", direction: "horizontal", gradientLength: isNarrow ? 80 : 140,
        gradientThickness: 8, format: ",d", tickCount: 2, offset: 2,
      }],
    };
  };
}

/** @param {number} width */
function signals(width) {
  return [
    { name: "zoom", value: 1 },
    { name: "centre", value: [0, 0] },
    { name: "scale", update: `${width / 5.5} * zoom` },
    { name: "held", value: null, on: [
      { events: "pointerdown", update: "[x(), y(), centre[0], centre[1]]" },
      { events: "window:pointerup", update: "null" },
    ] },
    { name: "moved", value: null, on: [{
      events: "[pointerdown, window:pointerup] > window:pointermove", update: "[x(), y()]",
    }] },
    { name: "follow", on: [{ events: { signal: "moved" }, update: "held && moved ? [held[2] + (moved[0] - held[0]) / zoom, held[3] + (moved[1] - held[1]) / zoom] : centre" }] },
  ].map((signal) => (signal.name === "centre" ? { ...signal, on: [{ events: { signal: "follow" }, update: "follow || centre" }] } : signal));
}

/** @param {any[]} features @param {any[]} places @param {any[]} states */
function data(features, places, states) {
  return [
    { name: "counted", values: states },
    {
      name: "states", values: features,
      transform: [{
        type: "lookup", from: "counted", key: "country", fields: ["id"], values: ["total", "words", "name", "country"],
        as: ["total", "words", "name", "country"],
      }, { type: "formula", as: "isState", expr: "true" }],
    },
    {
      name: "small", source: "counted",
      transform: [
        { type: "lookup", from: "states", key: "id", fields: ["country"], as: ["outline"] },
        { type: "filter", expr: "!datum.outline && isValid(datum.lat)" },
        { type: "geopoint", projection: "world", fields: ["lon", "lat"] },
        { type: "formula", as: "isState", expr: "true" },
      ],
    },
    {
      name: "places", values: places,
      transform: [
        { type: "geopoint", projection: "world", fields: ["lon", "lat"] },
        { type: "collect", sort: { field: "total", order: "descending" } },
      ],
    },
  ];
}

/** @param {Record<string, string>} colours @param {boolean} isNarrow @param {number} scale @param {number} most */
function scales(colours, isNarrow, scale, most) {
  return [
    {
      name: "shade", type: "sqrt", domain: { data: "counted", field: "total" }, domainMin: 0, nice: true,
      range: [colours["chart-land"], colours["chart-1"]], interpolate: "lab",
    },
    {
      name: "size", type: "sqrt", domain: [0, most],
      range: [8, (isNarrow ? 200 : 600) * scale],
    },
  ];
}

const HINT = "datum.name + ': ' + datum.words";

/** @param {Record<string, string>} colours */
function marks(colours) {
  const state = { fill: [{ test: "datum.total", scale: "shade", field: "total" }, { value: colours["chart-land"] }] };
  return [
    {
      type: "shape", from: { data: "states" }, clip: true,
      encode: { update: {
        ...state, stroke: { value: colours.ground }, strokeWidth: { value: 0.6 },
        cursor: { signal: "datum.total ? 'pointer' : 'grab'" }, tooltip: { signal: `datum.total ? ${HINT} : null` },
      } },
      transform: [{ type: "geoshape", projection: "world" }],
    },
    {
      type: "symbol", from: { data: "small" }, clip: true,
      encode: { update: {
        ...state, x: { field: "x" }, y: { field: "y" }, shape: { value: "square" }, size: { value: 70 },
        stroke: { value: colours["line-strong"] }, cursor: { value: "pointer" }, tooltip: { signal: HINT },
      } },
    },
    {
      type: "symbol", from: { data: "places" }, clip: true,
      encode: { update: {
        x: { field: "x" }, y: { field: "y" }, size: { scale: "size", field: "total" },
        fill: { value: colours["chart-2"] }, fillOpacity: { signal: "datum.ahead === datum.total ? 0 : 0.7" },
        stroke: { signal: `datum.ahead === datum.total ? '${colours["chart-2"]}' : '${colours.ground}'` },
        strokeWidth: { signal: "datum.ahead === datum.total ? 1.5 : 0.75" },
        cursor: { value: "pointer" }, tooltip: { signal: HINT },
      } },
    },
  ];
}

/**
 * An outline with its rings in the direction that a globe needs: outer ones clockwise, else they hold all the rest.
 *
 * @param {any} feature
 */
function wound(feature) {
  const { type, coordinates } = feature.geometry;
  const polygon = (/** @type {number[][][]} */ rings) =>
    rings.map((ring, at) => (isClockwise(ring) === (at === 0) ? ring : [...ring].reverse()));
  const turned = type === "MultiPolygon" ? coordinates.map(polygon) : polygon(coordinates);
  return { ...feature, geometry: { type, coordinates: turned } };
}

/** @param {number[][]} ring */
function isClockwise(ring) {
  let area = 0;
  for (let at = 1; at < ring.length; at += 1) {
    area += (ring[at][0] - ring[at - 1][0]) * (ring[at][1] + ring[at - 1][1]);
  }
  return area > 0;
}
