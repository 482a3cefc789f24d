"""Pictures as plain shapes: where each box, line and word stands. Templates turn them into SVG."""
