// live codes the text of "Try it" while it is being written.
export function live() {
  const form = document.querySelector('form[data-live]');
  const out = document.getElementById('result');
  if (!form || !out) return;
  let timer = 0, running = null, last = '';
  const code = async () => {
    const data = new URLSearchParams(new FormData(form));
    if (!data.get('text').trim() || data.toString() === last) return;
    last = data.toString();
    data.set('part', '1');
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch('/try', { method: 'POST', body: data, signal: running.signal });
      if (answer.ok) out.innerHTML = await answer.text(); // made and escaped by the server
    } catch (err) {
      if (err.name !== 'AbortError') last = '';
    }
  };
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(code, 500); });
  form.addEventListener('submit', (e) => { e.preventDefault(); last = ''; code(); });
}
