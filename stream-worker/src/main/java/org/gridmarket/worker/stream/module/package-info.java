/** Modules of customers in the sandbox. */
@NullMarked
package org.gridmarket.worker.stream.module;

import org.jspecify.annotations.NullMarked;
