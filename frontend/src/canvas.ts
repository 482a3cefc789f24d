/** The canvas: loaded only when someone wants to explore a picture. */
import { Explored } from "./canvas/explored";
import type { Canvas } from "./figure";

const canvas: Canvas = {
  open: (figure, start, restored, close, get) => void new Explored(figure, start, restored, close, get).ready(),
};
window.kprgraphCanvas = canvas;
