/**
 * Programs of strangers, run so that they can harm nothing and that everybody who runs them again gets the same
 * status, the same count of instructions and the same output (docs/sandbox.md; spec/compute-market.md and
 * stream-market.md, "Sandbox"). {@link org.gridmarket.sandbox.Sandbox} is the door.
 */
@NullMarked
package org.gridmarket.sandbox;

import org.jspecify.annotations.NullMarked;
