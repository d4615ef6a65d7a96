import type { Frame, Locator, Page } from 'playwright-core';
import type { RequestName } from '../../src/contract/messages';
import type { AllaPrimaHandle } from '../../src/playground/main';
declare global {
    var allaPrima: AllaPrimaHandle;
}
export interface Look {
    readonly theme: 'light' | 'dark';
    readonly policy: 'A' | 'B';
    /** A generator of a few steps in the shipped one's place, where it makes no difference to the test: half the processor time. */
    readonly generator?: 'shipped' | 'tiny';
}
export interface Panel {
    readonly page: Page;
    readonly frame: Frame;
    /** Requests of page and panel after both were loaded. */
    readonly requests: readonly string[];
    /** Uncaught errors of page and panel, and what the stand-in host refused. */
    errors(): Promise<readonly string[]>;
}
export interface Stage {
    /** Open the playground; `refuse` runs in every frame before anything else. Ends when the panel shows its first state. */
    open(look: Look, refuse?: () => void): Promise<Panel>;
    close(): Promise<void>;
}
export declare function openStage(): Promise<Stage>;
/** The panel's frame, once it shows something. */
export declare function panelFrame(page: Page): Promise<Frame>;
/** Wait until the panel is in one of these phases. */
export declare function untilPhase(frame: Frame, ...phases: readonly string[]): Promise<void>;
/** A style of the gallery, by its place. */
export declare function styleTile(frame: Frame, index: number): Locator;
/** The sentence above the Paint button, in the room on show. */
export declare function statusText(frame: Frame): Promise<string>;
/** Violations of axe in the panel, each with the elements that it is about. */
export declare function axeViolations(frame: Frame): Promise<readonly string[]>;
export interface LayerFacts {
    readonly id: string;
    readonly name: string;
    readonly parent: string | null;
    readonly image: string | null;
}
/** The layers directly on the page, bottom to top. */
export declare function topLayers(page: Page): Promise<readonly LayerFacts[]>;
/** Start the lake from its tile and wait for its mask. */
export declare function startLake({ frame }: Panel): Promise<void>;
/** From now on the plugin never hears requests of this name: what the panel does while it waits stays on show. */
export declare function keepFromPlugin(page: Page, name: RequestName): Promise<void>;
