/**
 * A WebAssembly module of class {@code wasm1}: read, checked, and rewritten so that it meters itself. What is accepted
 * is decided here and nowhere else, so that two engines cannot differ about it (spec/compute-market.md, "Sandbox").
 */
@NullMarked
package org.gridmarket.sandbox.module;

import org.jspecify.annotations.NullMarked;
