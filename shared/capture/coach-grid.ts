/** A grey picture: one byte a pixel, in rows. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A frame as cells, about 45 on its shorter side; each list is in rows of `columns`. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Pixels on a cell's side. */
  readonly side: number;
  readonly means: Float32Array;
  readonly lights: Uint8Array;
  readonly darks: Uint8Array;
  /** Share of overexposed pixels. */
  readonly clipped: Float32Array;
}

/** Looks at about four rows of each cell. */
export function gridOf(picture: GreyPicture): Grid {
  const { width, height } = picture;
  const side = Math.max(4, Math.round(Math.min(width, height) / cellsAcross));
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const grid = {
    columns,
    rows,
    side,
    means: new Float32Array(columns * rows),
    lights: new Uint8Array(columns * rows),
    darks: new Uint8Array(columns * rows).fill(255),
    clipped: new Float32Array(columns * rows),
  };
  for (let row = 0; row < rows; row += 1) fillRow(grid, picture, row);
  return grid;
}

const cellsAcross = 45;

/** A pixel as light as this has hit the sensor's end. */
const clippedFrom = 250;

function fillRow(grid: Grid, { width, pixels }: GreyPicture, row: number): void {
  const { columns, side, means, lights, darks, clipped } = grid;
  const step = Math.max(1, Math.floor(side / 3));
  const lines = Math.ceil(side / step);
  const share = 1 / (side * lines);
  for (let line = 0; line < side; line += step) {
    let from = (row * side + line) * width;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) {
      let sum = 0;
      let light = lights[at] ?? 0;
      let dark = darks[at] ?? 255;
      let blown = 0;
      for (const end = from + side; from < end; from += 1) {
        const grey = pixels[from] ?? 0;
        sum += grey;
        if (grey > light) light = grey;
        if (grey < dark) dark = grey;
        if (grey >= clippedFrom) blown += 1;
      }
      means[at] = (means[at] ?? 0) + sum * share;
      lights[at] = light;
      darks[at] = dark;
      clipped[at] = (clipped[at] ?? 0) + blown * share;
    }
  }
}
