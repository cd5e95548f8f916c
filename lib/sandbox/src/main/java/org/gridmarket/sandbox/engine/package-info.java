/**
 * Engines that run a metered module: Chicory inside a JVM, V8 in a process of node. Each tells how a call ended as a
 * value.
 */
@NullMarked
package org.gridmarket.sandbox.engine;

import org.jspecify.annotations.NullMarked;
