"""The script of the read-along page: plain JavaScript, nothing fetched, works from ``file://``."""

READ_ALONG_JS = """
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('times').textContent);
  var audio = document.getElementById('audio');
  var times = data.segments, current = -1;
  var play = document.getElementById('play'), clock = document.getElementById('clock');
  var place = new Map(times.map(function (t, i) { return [t.id, i]; }));
  var calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  var words = typeof Highlight === 'function' && CSS.highlights ? new Highlight() : null;
  if (words) { CSS.highlights.set('word', words); }
  document.body.classList.add('playable');

  // Some phones cannot seek in a data address: give them a blob instead.
  (function () {
    var address = audio.getAttribute('src'), comma = address.indexOf(',');
    if (address.slice(0, 5) !== 'data:') { return; }
    var raw = atob(address.slice(comma + 1)), bytes = new Uint8Array(raw.length);
    for (var i = 0; i < raw.length; i++) { bytes[i] = raw.charCodeAt(i); }
    var type = address.slice(5, address.indexOf(';'));
    audio.src = URL.createObjectURL(new Blob([bytes], { type: type }));
  })();

  function find(ms) {
    var low = 0, high = times.length - 1, best = -1;
    while (low <= high) {
      var middle = (low + high) >> 1;
      if (times[middle].start <= ms) { best = middle; low = middle + 1; } else { high = middle - 1; }
    }
    return best;
  }
  function element(index) { return index < 0 ? null : document.getElementById('s' + times[index].id); }
  function show(index) {
    if (index === current) { return; }
    var old = element(current), now = element(index);
    if (old) { old.classList.remove('now'); }
    current = index;
    if (!now) { return; }
    now.classList.add('now');
    var box = now.getBoundingClientRect();
    if (box.top < 60 || box.bottom > window.innerHeight - 120) {
      now.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    }
  }
  function position(root, offset) {
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), node;
    while ((node = walker.nextNode())) {
      if (offset <= node.length) { return [node, offset]; }
      offset -= node.length;
    }
    return null;
  }
  function showWord(ms) {
    if (!words) { return; }
    words.clear();
    var now = element(current);
    if (!now) { return; }
    var word = (times[current].words || []).find(function (w) { return w[2] <= ms && ms < w[3]; });
    if (!word) { return; }
    var from = position(now, word[0]), to = position(now, word[1]);
    if (!from || !to) { return; }
    var range = document.createRange();
    range.setStart(from[0], from[1]);
    range.setEnd(to[0], to[1]);
    words.add(range);
  }
  function two(n) { return (n < 10 ? '0' : '') + n; }
  function asClock(s) { s = Math.floor(s || 0); return Math.floor(s / 60) + ':' + two(s % 60); }
  function tick() {
    var ms = audio.currentTime * 1000;
    show(find(ms + 20));
    showWord(ms);
    clock.textContent = asClock(audio.currentTime) + ' / ' + asClock(audio.duration);
  }
  function loop() { tick(); if (!audio.paused) { requestAnimationFrame(loop); } }
  function go(index) {
    index = Math.max(0, Math.min(times.length - 1, index));
    audio.currentTime = times[index].start / 1000 + 0.001;
    tick();
  }
  function toggle() { if (audio.paused) { audio.play(); } else { audio.pause(); } }
  function label() {
    play.textContent = audio.paused ? '\\u25B6' : '\\u2759\\u2759';
    play.setAttribute('aria-label', audio.paused ? data.labels.play : data.labels.pause);
  }
  audio.addEventListener('play', function () { label(); loop(); });
  audio.addEventListener('pause', label);
  audio.addEventListener('ended', label);
  audio.addEventListener('loadedmetadata', tick);
  audio.addEventListener('seeked', tick);
  play.addEventListener('click', toggle);
  document.getElementById('back').addEventListener('click', function () { go(current - 1); });
  document.getElementById('next').addEventListener('click', function () { go(current + 1); });
  document.getElementById('speed').addEventListener('change', function (event) {
    audio.playbackRate = Number(event.target.value);
  });
  document.addEventListener('click', function (event) {
    var segment = event.target.closest ? event.target.closest('.seg') : null;
    if (!segment || event.target.closest('a')) { return; }
    if (String(window.getSelection())) { return; }
    var index = place.get(Number(segment.id.slice(1)));
    if (index !== undefined) { go(index); audio.play(); }
  });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (/^(SELECT|INPUT|BUTTON|A)$/.test(event.target.tagName)) { return; }
    if (event.key === ' ') { toggle(); }
    else if (event.key === 'ArrowRight') { go(current + 1); }
    else if (event.key === 'ArrowLeft') { go(current - 1); }
    else { return; }
    event.preventDefault();
  });
  label();
})();
"""
