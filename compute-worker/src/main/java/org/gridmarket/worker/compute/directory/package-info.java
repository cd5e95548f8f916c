/** The directory: keeps what jobs are made of and what comes of them, and signs for it. */
@NullMarked
package org.gridmarket.worker.compute.directory;

import org.jspecify.annotations.NullMarked;
