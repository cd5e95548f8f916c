/** Ports of what workers do outside of the ledger: objects, directories, the sandbox. */
@NullMarked
package org.gridmarket.worker.compute.work;

import org.jspecify.annotations.NullMarked;
