import { render, useInput, type Instance } from "ink";
import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import type { Evaluation } from "../../../core/evaluate.ts";
import { analyseRobustness } from "../../../core/robustness.ts";
import type { Style } from "../../../render/style.ts";
import type { Workload } from "../../../model/workload.ts";
import { keysIn } from "../../explore/keys.ts";
import type { Explorer, Place } from "../../explore/places.ts";
import { press } from "../../explore/reducer.ts";
import { viewOf, type State } from "../../explore/state.ts";
import type { Frame, Sampled, Shares, Size } from "./frame.ts";
import { Screen } from "./screen.tsx";
import { alternateScreen, streamForInk, type TtyOut } from "./terminal.ts";

export interface ExploreSettings {
  readonly style: Style;
  readonly seed: number;
  readonly samples: number;
  readonly completions: number;
  readonly cwd: string;
  /** Writes a workload. @throws UserError where that is not possible */
  readonly save: (workload: Workload, file: string) => void;
}

/** How the screen was left: by a key, or by a signal that is still to be obeyed. */
export interface Left {
  readonly state: State;
  readonly how: "quit" | "interrupt" | NodeJS.Signals;
}

interface ExploreProps {
  readonly explorer: Explorer;
  readonly opened: State;
  readonly settings: ExploreSettings;
  readonly out: TtyOut;
  /** Called before a frame of another size. */
  readonly onResize: () => void;
  readonly onChange: (state: State) => void;
  readonly onEnd: (end: Error | Left["how"]) => void;
}

/** The answers are taken as settled when no key came for so long: then the samples are drawn, which takes a while. */
const SETTLED_MS = 40;

function Explore({ explorer, opened, settings, out, onResize, onChange, onEnd }: ExploreProps) {
  const latest = useRef(opened); // several keys can arrive between two frames
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const size = useSize(out, onResize);
  const pressed = (key: string) => {
    latest.current = afterEffect(press(explorer, latest.current, key), settings, onEnd);
    onChange(latest.current);
    redraw();
  };
  useInput((input, key) => guarded(onEnd, () => keysIn(input, key).forEach(pressed)));
  const state = latest.current;
  const view = viewOf(explorer, state);
  const shares = useShares(view.place, settings, onEnd);
  const frame: Frame = { explorer, state, view, shares, style: settings.style, samples: settings.samples };
  return <Screen frame={frame} size={size} cwd={settings.cwd} />;
}

/** An error in a handler would pass React by and leave the terminal as it is. */
function guarded(onEnd: ExploreProps["onEnd"], run: () => void): void {
  try {
    run();
  } catch (error) {
    onEnd(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Does what a key left to the shell. */
function afterEffect(state: State, settings: ExploreSettings, onEnd: ExploreProps["onEnd"]): State {
  const { effect } = state;
  if (effect?.kind === "leave") onEnd(effect.how);
  if (effect?.kind !== "save") return state;
  const done: State = { ...state, effect: undefined, file: effect.file };
  try {
    settings.save(state.workload, effect.file);
    return { ...done, saved: state.workload, said: { text: `Wrote ${effect.file}.` } };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "UserError") throw error;
    return { ...done, said: { text: error.message } };
  }
}

function useSize(out: TtyOut, onResize: () => void): Size {
  const [size, setSize] = useState<Size>({ columns: out.columns, rows: out.rows });
  useEffect(() => {
    const changed = () => {
      onResize();
      setSize({ columns: out.columns, rows: out.rows });
    };
    out.on("resize", changed);
    return () => void out.off("resize", changed);
  }, []);
  return size;
}

/** Samples a place once the keys rest. Until then the samples before stand, as stale ones, if they are of the same slot. */
function useShares(place: Place, settings: ExploreSettings, onEnd: ExploreProps["onEnd"]): Shares {
  const known = useMemo(() => new WeakMap<Evaluation, Sampled>(), []);
  const before = useRef<{ place: Place; sampled: Sampled } | undefined>(undefined);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const sampled = known.get(place.evaluation);
  if (sampled !== undefined) before.current = { place, sampled };
  useEffect(() => {
    if (sampled !== undefined) return;
    const timer = setTimeout(() => {
      guarded(onEnd, () => {
        known.set(place.evaluation, sample(place, settings));
        redraw();
      });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [place.evaluation]);
  if (sampled !== undefined) return { sampled, stale: false };
  const same = before.current?.place.evaluator === place.evaluator;
  return { sampled: same ? before.current?.sampled : undefined, stale: true };
}

function sample({ evaluator, stated }: Place, { seed, samples, completions }: ExploreSettings): Sampled {
  const options = { seed, samples, completions };
  return {
    joint: analyseRobustness(evaluator, stated, options),
    asAnswered: analyseRobustness(evaluator, stated, { ...options, completions: 0 }),
  };
}

const SIGNALS: readonly NodeJS.Signals[] = ["SIGTERM", "SIGHUP", "SIGINT"];

/**
 * Shows the screen until it is left, and leaves the terminal as it was: by a key, a signal, or an error.
 *
 * @throws whatever went wrong while it was shown
 */
export async function showExplore(
  io: { readonly stdin: NodeJS.ReadStream; readonly stdout: TtyOut },
  explorer: Explorer,
  opened: State,
  settings: ExploreSettings,
): Promise<Left> {
  const { stdin, stdout: out } = io;
  const screen = alternateScreen(out);
  let state = opened;
  let app: Instance | undefined;
  let gone: Promise<unknown> = Promise.resolve();
  let stopListening = () => {};
  screen.enter();
  stdin.setRawMode(true); // before the first frame, so that no key is echoed into it
  try {
    const how = await new Promise<Left["how"]>((resolve, reject) => {
      const onEnd = (end: Error | Left["how"]) => (end instanceof Error ? reject(end) : resolve(end));
      SIGNALS.forEach((signal) => process.on(signal, onEnd));
      stdin.on("close", () => onEnd("SIGHUP"));
      stopListening = () => SIGNALS.forEach((signal) => process.off(signal, onEnd));
      const props = { explorer, opened, settings, out, onEnd, onResize: screen.clear };
      const onChange = (changed: State) => (state = changed);
      const options = {
        stdin,
        stdout: streamForInk(out),
        exitOnCtrlC: false,
        patchConsole: false,
        maxFps: 1000,
      };
      app = render(<Explore {...props} onChange={onChange} />, options);
      gone = app.waitUntilExit().then(() => onEnd("quit"), reject);
    });
    return { state, how };
  } finally {
    stopListening();
    app?.unmount();
    await gone;
    stdin.setRawMode(false);
    stdin.pause();
    screen.leave();
  }
}
