/**
 * Give every UNLABELLED cell the label of the nearest labelled cell, by the distance between cell centres. Of equally near
 * cells the choice is fixed but arbitrary. Labels that are there stay.
 * @param labels row-major `width`×`height`, changed in place; at least one cell must hold a label.
 */
export declare function fill(labels: Uint8Array, width: number, height: number): void;
