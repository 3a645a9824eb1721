import type { Grey } from '../fixtures/pictures.ts';

/** What a camera, a light or a fall makes of a picture. Each takes and gives a whole one. */
export type Defect = (picture: Grey, random: () => number) => Grey;

/** A sensor's grain, as a share of the whole range. */
export function grain(amount: number): Defect {
  return (picture, random) =>
    map(picture, (grey) => grey + (random() + random() - 1) * 255 * amount);
}

/** Out of focus: so many passes of a small lens. */
export function blur(passes: number, reach = 1): Defect {
  return (picture) => {
    let soft = picture;
    for (let pass = 0; pass < passes; pass += 1) soft = smear(smear(soft, 1, reach), 'row', reach);
    return soft;
  };
}

/** Moved sideways or up and down while the shutter was open. */
export function motion(pixels: number): Defect {
  return (picture, random) => smear(picture, random() < 0.5 ? 1 : 'row', pixels >> 1);
}

/** Weak light and little contrast. */
export function dark(contrast: number): Defect {
  return (picture) => map(picture, (grey) => 12 + grey * contrast);
}

/** White on black, as dark themes show codes. */
export const inverted: Defect = (picture) => map(picture, (grey) => 255 - grey);

/** A lamp's reflection: white in its middle, gone at its edge. */
export function glare(reach: number, strength: number): Defect {
  return (picture, random) => {
    const { width, height } = picture;
    const [x0, y0] = [width * (0.4 + random() * 0.2), height * (0.3 + random() * 0.4)];
    return map(picture, (grey, at) => {
      const [x, y] = [(at % width) - x0, Math.floor(at / width) - y0];
      const light = Math.max(0, 1 - Math.hypot(x, y) / reach);
      return grey + (255 - grey) * Math.min(1, light * strength);
    });
  };
}

/** The screen's grid against the sensor's. */
export function moire(strength: number): Defect {
  return (picture, random) => {
    const [across, down] = [0.5 + random() * 0.4, 0.1 + random() * 0.5];
    const { width } = picture;
    return map(picture, (grey, at) => {
      const phase = (at % width) * across + Math.floor(at / width) * down;
      return grey * (1 - strength / 2 + (strength / 2) * Math.sin(phase));
    });
  };
}

/** Cracked glass: bright and dark lines from one point to the edges. */
export function cracks(count: number, thickness: number): Defect {
  return (picture, random) => {
    const { width, height } = picture;
    const pixels = Uint8Array.from(picture.pixels);
    const [x0, y0] = [width * (0.42 + random() * 0.16), height * (0.3 + random() * 0.4)];
    for (let crack = 0; crack < count; crack += 1) {
      let angle = random() * 2 * Math.PI;
      const grey = random() < 0.7 ? 235 : 30;
      let [x, y] = [x0, y0];
      for (let step = 0; step < 420; step += 1) {
        angle += (random() - 0.5) * 0.3;
        x += Math.cos(angle);
        y += Math.sin(angle);
        for (let part = 0; part < thickness; part += 1) {
          const [column, row] = [Math.floor(x) + part, Math.floor(y)];
          if (column < 0 || column >= width || row < 0 || row >= height) continue;
          pixels[row * width + column] = grey;
        }
      }
    }
    return { ...picture, pixels };
  };
}

function map(picture: Grey, change: (grey: number, at: number) => number): Grey {
  const pixels = picture.pixels.map((grey, at) =>
    Math.max(0, Math.min(255, Math.round(change(grey, at)))),
  );
  return { ...picture, pixels };
}

/** The mean over neighbours along a row (1) or down a column. */
function smear(picture: Grey, direction: 1 | 'row', reach: number): Grey {
  const step = direction === 'row' ? picture.width : 1;
  const { pixels } = picture;
  const soft = pixels.map((own, at) => {
    let sum = own;
    for (let away = 1; away <= reach; away += 1) {
      sum += (pixels[at - away * step] ?? own) + (pixels[at + away * step] ?? own);
    }
    return sum / (2 * reach + 1);
  });
  return { ...picture, pixels: soft };
}
