/** The picture of offices over time, for Vega-Lite: a bar from the first day on which each was told to the last. */

const DAY = 86_400_000;

/** @param {any[]} offices @returns {(look: import("./vega.js").Look) => object} */
export function officesSpec(offices) {
  const told = offices.filter(({ first }) => first);
  const days = told.flatMap(({ first, last }) => [Date.parse(first), Date.parse(last) + DAY]);
  const room = Math.max(30 * DAY, (Math.max(...days) - Math.min(...days)) * 0.02);
  const values = told.map((office, place) => ({
    ...office, place, label: office.name ? `${office.name}, ${office.title}` : office.title,
    from: Date.parse(office.first), to: Math.max(Date.parse(office.last) + DAY, Date.parse(office.first) + room / 2),
  }));
  return ({ width, isNarrow, colours, scale }) => ({
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width, height: { step: 22 * scale }, data: { values }, autosize: { type: "fit-x", contains: "padding" },
    mark: { type: "bar", color: colours["chart-4"], height: { band: 0.5 }, cornerRadius: 2 },
    encoding: {
      y: {
        field: "label", type: "nominal", sort: { field: "place" },
        axis: { title: null, domain: false, ticks: false, labelLimit: isNarrow ? 120 : 220, labelColor: colours.text },
      },
      x: {
        field: "from", type: "temporal", scale: { type: "utc", domain: [Math.min(...days) - room, Math.max(...days) + room] },
        axis: { title: null, tickCount: isNarrow ? 3 : 6, labelOverlap: true },
      },
      x2: { field: "to" },
      tooltip: [{ field: "label", title: "office" }, { field: "first", title: "first told" }, { field: "last", title: "last told" }, { field: "events", title: "events" }],
    },
  });
}
