// Runs before the first paint: the theme and the language that were chosen here, so that nothing flashes.
(() => {
  const root = document.documentElement;
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('preferences') || '{}').state || {};
  } catch {
    // No storage, or not ours: the system's own choice holds.
  }
  const dark = kept.theme === 'dark' || (kept.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const wanted = kept.language || navigator.language || 'en';
  root.lang = wanted.toLowerCase().startsWith('de') ? 'de' : 'en';
})();
