/** A rectangle on the desktop in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const smallestWindow = { width: 800, height: 560 } as const;
const firstWindow = { width: 1280, height: 800 } as const;

/**
 * Where the window opens: where it was, when that place is still on a screen (a laptop leaves its second screen behind),
 * else centred by the system in a size that fits.
 */
export function chooseBounds(
  remembered: Bounds | undefined,
  screens: readonly Bounds[],
): Partial<Bounds> & { readonly width: number; readonly height: number } {
  if (remembered !== undefined && screens.some((screen) => isWithin(remembered, screen))) {
    return {
      x: remembered.x,
      y: remembered.y,
      width: Math.max(remembered.width, smallestWindow.width),
      height: Math.max(remembered.height, smallestWindow.height),
    };
  }
  const screen = screens[0];
  return {
    width: Math.min(firstWindow.width, screen?.width ?? firstWindow.width),
    height: Math.min(firstWindow.height, screen?.height ?? firstWindow.height),
  };
}

/** Window managers let edges hang over a little; the title bar has to be reachable. */
const tolerance = 32;

function isWithin(window: Bounds, screen: Bounds): boolean {
  return (
    window.x >= screen.x - tolerance &&
    window.y >= screen.y - tolerance &&
    window.x + window.width <= screen.x + screen.width + tolerance &&
    window.y + window.height <= screen.y + screen.height + tolerance
  );
}
