import type { Photo } from '../../shared/verify/photo.ts';

/** A face that belongs to nobody, drawn in grey. */
export function face(): Photo {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [300, 400];
  const context = canvas.getContext('2d');
  if (context) draw(context);
  return { type: 'image/png', base64: canvas.toDataURL('image/png').split(',')[1] ?? '' };
}

function draw(context: CanvasRenderingContext2D): void {
  context.fillStyle = '#cfd9e2';
  context.fillRect(0, 0, 300, 400);
  context.fillStyle = '#7f8e9c';
  context.beginPath();
  context.ellipse(150, 165, 68, 88, 0, 0, 2 * Math.PI);
  context.ellipse(150, 420, 132, 140, 0, 0, 2 * Math.PI);
  context.fill();
}
