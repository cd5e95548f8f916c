@NullMarked
package org.gridmarket.worker.stream;

import org.jspecify.annotations.NullMarked;
