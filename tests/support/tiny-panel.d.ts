/** Text of dist/ui.html with the tiny generator and its card. */
export declare function tinyPanel(): Promise<string>;
