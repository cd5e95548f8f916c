@NullMarked
package org.gridmarket.worker.compute.process;

import org.jspecify.annotations.NullMarked;
