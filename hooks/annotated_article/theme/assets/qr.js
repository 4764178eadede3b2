/* A QR code of an address (ISO/IEC 18004: byte mode, error correction M, versions 1 to 40). It knows no page. */

const qr = (() => {
  // Per version: codewords for correction in each block, and blocks.
  const CORRECTION = "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26" + " 28".repeat(19), BLOCKS =
    "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49";
  const [corrections, blockCounts] = [CORRECTION, BLOCKS].map((numbers) => numbers.split(" ").map(Number));
  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => ((y >> 1) + Math.floor(x / 3)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];
  const range = (count) => [...Array(count).keys()];
  const bitsOf = (value, count) => range(count).map((at) => (value >> (count - 1 - at)) & 1);

  /* ---- Codewords ---- */

  /* Powers of 2 in the field of 256 elements, and their logarithms. */
  const power = [1], log = [];
  for (const at of range(255)) {
    log[power[at]] = at;
    power.push((power[at] << 1) ^ (power[at] > 127 ? 0x11d : 0));
  }
  const times = (a, b) => (a && b ? power[(log[a] + log[b]) % 255] : 0);

  /* The remainder of Reed and Solomon's division: `count` codewords for the block. */
  const correct = (block, count) => {
    let divisor = [1];
    for (const root of range(count)) divisor = [...divisor, 0].map((each, at) => each ^ (at ? times(divisor[at - 1], power[root]) : 0));
    const rest = [...block, ...Array(count).fill(0)];
    for (const at of block.keys()) {
      const factor = rest[at];
      divisor.forEach((each, further) => (rest[at + further] ^= times(each, factor)));
    }
    return rest.slice(block.length);
  };

  /* Mode, length and bytes, filled up to `room` codewords. */
  const encode = (bytes, version, room) => {
    const bits = [0, 1, 0, 0, ...bitsOf(bytes.length, version < 10 ? 8 : 16), ...bytes.flatMap((byte) => bitsOf(byte, 8))];
    bits.push(...Array(Math.min(4, room * 8 - bits.length)).fill(0));
    bits.push(...Array(-bits.length & 7).fill(0));
    const words = range(bits.length / 8).map((at) => parseInt(bits.slice(at * 8, at * 8 + 8).join(""), 2));
    return [...words, ...range(room - words.length).map((at) => (at % 2 ? 0x11 : 0xec))];
  };

  /* Codewords in blocks, each with its correction, interleaved. */
  const interleave = (words, count, correction) => {
    const short = Math.floor(words.length / count), long = words.length % count;
    let at = 0;
    const blocks = range(count).map((block) => words.slice(at, (at += short + (block >= count - long))));
    const turns = (all) => range(Math.max(...all.map((each) => each.length))).flatMap((turn) => all.flatMap((each) => each.slice(turn, turn + 1)));
    return [...turns(blocks), ...turns(blocks.map((block) => correct(block, correction)))];
  };

  /* ---- Modules: rows of 1 for dark, 0 for light; modules without a value yet are undefined ---- */

  const check = (value, count, divisor) => {
    let rest = value << count;
    for (let bit = 31 - Math.clz32(divisor), at = 31; at >= bit; at--) if ((rest >> at) & 1) rest ^= divisor << (at - bit);
    return (value << count) | rest;
  };
  const square = (rows, x, y, half, isDark) => {
    const size = rows.length;
    for (let dy = -half; dy <= half; dy++)
      for (let dx = -half; dx <= half; dx++)
        if (x + dx >= 0 && y + dy >= 0 && x + dx < size && y + dy < size) rows[y + dy][x + dx] = +isDark(Math.max(Math.abs(dx), Math.abs(dy)));
  };
  const pattern = (version) => {
    const size = 4 * version + 17, rows = range(size).map(() => Array(size).fill()), end = size - 7;
    for (const at of range(size)) rows[6][at] = rows[at][6] = +(at % 2 == 0);
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(rows, x, y, 4, (far) => far != 2 && far != 4);
    const count = Math.floor(version / 7) + 1, step = version == 32 ? 26 : 2 * Math.ceil((end - 6) / (2 * count));
    const centres = version == 1 ? [] : [6, ...range(count).map((at) => end - (count - 1 - at) * step)];
    for (const x of centres)
      for (const y of centres)
        if (![[6, 6], [6, end], [end, 6]].some(([a, b]) => a == x && b == y)) square(rows, x, y, 2, (far) => far != 1);
    if (version > 6)
      bitsOf(check(version, 12, 0x1f25), 18).reverse().forEach((bit, at) => {
        const along = Math.floor(at / 3), across = size - 11 + (at % 3);
        rows[along][across] = rows[across][along] = bit;
      });
    sign(rows, 0);
    return rows;
  };
  /* Level and mask, twice, and the one module that is always dark. Level M is 0. */
  const sign = (rows, mask) => {
    const size = rows.length, bits = bitsOf(check(mask, 10, 0x537) ^ 0x5412, 15).reverse();
    const near = [0, 1, 2, 3, 4, 5, 7, 8, 8, 8, 8, 8, 8, 8, 8], nearX = [8, 8, 8, 8, 8, 8, 8, 8, 7, 5, 4, 3, 2, 1, 0];
    bits.forEach((bit, at) => {
      rows[near[at]][nearX[at]] = bit;
      at < 8 ? (rows[8][size - 1 - at] = bit) : (rows[size - 15 + at][8] = bit);
    });
    rows[size - 8][8] = 1;
  };
  /* The free modules in the order in which bits fill them: pairs of columns from the right, alternately up and down. */
  const path = (rows) => {
    const size = rows.length, free = [];
    for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
      if (right == 6) right = 5;
      for (const at of range(size))
        for (const x of [right, right - 1]) {
          const y = up ? size - 1 - at : at;
          if (rows[y][x] === undefined) free.push([x, y]);
        }
    }
    return free;
  };
  /* How hard the modules are to read: long runs, blocks, what looks like a finder, too much of one colour. */
  const penalty = (rows) => {
    const size = rows.length, lines = [...rows, ...rows.map((_, x) => rows.map((row) => row[x]))].map((line) => line.join(""));
    let points = 0;
    for (const line of lines) {
      for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
      for (const finder of ["10111010000", "00001011101"])
        for (let at = line.indexOf(finder); at >= 0; at = line.indexOf(finder, at + 1)) points += 40;
    }
    for (let y = 1; y < size; y++)
      for (let x = 1; x < size; x++) if (new Set([rows[y][x], rows[y - 1][x], rows[y][x - 1], rows[y - 1][x - 1]]).size == 1) points += 3;
    const dark = rows.flat().filter(Boolean).length;
    return points + 10 * Math.floor(Math.abs((dark * 20) / size ** 2 - 10));
  };

  /* The code's rows, and the mask that reads best; nothing where the text is too long. */
  const draw = (text) => {
    const bytes = [...new TextEncoder().encode(text)];
    for (const version of range(40).map((at) => at + 1)) {
      const rows = pattern(version), free = path(rows), correction = corrections[version - 1], count = blockCounts[version - 1];
      const room = Math.floor(free.length / 8) - correction * count;
      if (4 + (version < 10 ? 8 : 16) + bytes.length * 8 > room * 8) continue;
      const bits = interleave(encode(bytes, version, room), count, correction).flatMap((word) => bitsOf(word, 8));
      const masked = MASKS.map((mask, name) => {
        const copy = rows.map((row) => [...row]);
        free.forEach(([x, y], at) => (copy[y][x] = (bits[at] || 0) ^ !mask(x, y)));
        sign(copy, name);
        return { rows: copy, mask: name, points: penalty(copy) };
      });
      return masked.reduce((best, each) => (each.points < best.points ? each : best));
    }
  };

  /* The rows as an SVG path, four modules of quiet around them. */
  const outline = (rows) =>
    rows.map((row, y) => [...row.join("").matchAll(/1+/g)].map((run) => `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`).join("")).join("");

  return { draw, outline };
})();
