/**
 * The host of a program: WASI preview 1 without a world behind it. Time passes with instructions, chance comes from
 * the manifest, files lie in memory. One implementation serves every engine, so that no two differ (ADR on determinism
 * and fuel).
 */
@NullMarked
package org.gridmarket.sandbox.wasi;

import org.jspecify.annotations.NullMarked;
