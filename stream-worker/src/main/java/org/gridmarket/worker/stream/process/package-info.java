/** A participant as a process. */
@NullMarked
package org.gridmarket.worker.stream.process;

import org.jspecify.annotations.NullMarked;
