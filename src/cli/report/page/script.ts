/** What the page does by itself: filter and sort. Without it the page is complete, only still. Nothing in it makes HTML out of text. */
export const SCRIPT = `
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const form = document.querySelector('.filters');
  const rows = [...document.querySelectorAll('table.findings tbody tr')];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function filter() {
    const search = byId('search').value.trim().toLowerCase();
    const wanted = { layer: byId('layer').value, rule: byId('rule').value, to: byId('to').value };
    let shown = 0;
    for (const row of rows) {
      const fits = Object.entries(wanted).every(([key, value]) => value === '' || row.dataset[key] === value) && texts.get(row).includes(search);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    byId('shown').textContent = shown === rows.length ? shown + ' findings' : shown + ' of ' + rows.length + ' findings';
  }

  function show(values) {
    form.reset();
    for (const [id, value] of Object.entries(values)) byId(id).value = value;
    filter();
    const heading = byId('findings');
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  }

  if (form) {
    form.addEventListener('input', filter);
    // The event of a reset comes before the fields are empty, so that the count would lag behind them.
    form.querySelector('[type=reset]').addEventListener('click', (event) => { event.preventDefault(); form.reset(); filter(); });
    form.addEventListener('submit', (event) => { event.preventDefault(); });
    // A browser that goes back to the page fills the fields in again.
    window.addEventListener('pageshow', filter);
    for (const link of document.querySelectorAll('a[data-from]')) {
      link.addEventListener('click', (event) => { event.preventDefault(); show({ layer: link.dataset.from, to: link.dataset.to }); });
    }
    for (const button of document.querySelectorAll('button[data-search]')) {
      button.addEventListener('click', () => { show({ search: button.dataset.search }); });
    }
    for (const button of document.querySelectorAll('button[data-of-rule]')) {
      button.addEventListener('click', () => { show({ rule: button.dataset.ofRule }); });
    }
  }

  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  for (const table of document.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      head.querySelector('button').addEventListener('click', () => {
        const before = head.getAttribute('aria-sort');
        const isNumber = head.classList.contains('number');
        const descending = before === null ? isNumber : before === 'ascending';
        for (const each of heads) each.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        const body = table.tBodies[0];
        const sorted = [...body.rows].map((row) => [row.cells[column].textContent, row]).sort(([a], [b]) => (descending ? compare(b, a) : compare(a, b)));
        body.append(...sorted.map(([, row]) => row));
      });
    });
  }
})();
`;
