// slide puts a slider over the links to the months of the map, and changes the map in place.
export function slide() {
  middle();
  const nav = document.querySelector('nav.slider');
  if (!nav || !document.getElementById('mapview')) return;
  const months = [];
  for (let t = nav.dataset.first; t && t <= nav.dataset.last; t = next(t)) months.push(t);
  if (months.length < 2) return;
  const bar = document.createElement('input');
  Object.assign(bar, { type: 'range', min: 0, max: months.length - 1, value: Math.max(0, months.indexOf(nav.dataset.at || nav.dataset.last)) });
  bar.setAttribute('aria-label', 'Month');
  bar.setAttribute('aria-valuetext', months[bar.value]);
  const line = document.createElement('p');
  line.append(bar);
  nav.append(line);
  let running = null, timer = 0;
  const show = async () => {
    const to = new URL(location.href);
    to.searchParams.set('from', months[bar.value]);
    to.searchParams.set('to', months[bar.value]);
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(to, { signal: running.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html'); // made and escaped by the server
      const across = document.querySelector('#mapview .scroll').scrollLeft;
      document.getElementById('mapview').replaceWith(page.getElementById('mapview'));
      document.querySelector('#mapview .scroll').scrollLeft = across;
      const links = page.querySelector('nav.slider');
      nav.replaceChildren(...links.children, line);
      history.replaceState(null, '', to);
    } catch (err) {
      if (err.name !== 'AbortError') throw err;
    }
  };
  bar.addEventListener('input', () => {
    bar.setAttribute('aria-valuetext', months[bar.value]);
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
}

// middle shows the middle of a map that is wider than the screen.
function middle() {
  const box = document.querySelector('#mapview .scroll');
  if (box) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
}

// next returns the month after one such as 2025-06.
function next(month) {
  const [y, m] = month.split('-').map(Number);
  return m === 12 ? `${y + 1}-01` : `${y}-${String(m + 1).padStart(2, '0')}`;
}
