/** What every role of the computation market is made of: what it hears, what it wants, what it has promised, its journal. */
@NullMarked
package org.gridmarket.worker.compute.role;

import org.jspecify.annotations.NullMarked;
