@NullMarked
package org.gridmarket.worker.stream.party;

import org.jspecify.annotations.NullMarked;
