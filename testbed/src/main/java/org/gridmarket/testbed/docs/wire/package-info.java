/** Schemas, pages and vectors from which somebody writes a client in another language; made from the kernel's own types. */
@NullMarked
package org.gridmarket.testbed.docs.wire;

import org.jspecify.annotations.NullMarked;
