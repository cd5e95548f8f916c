/** The market in a database of its own: rows and checkpoint in one transaction, rebuilt from block 0 at will. */
@NullMarked
package org.gridmarket.gateway.readmodel;

import org.jspecify.annotations.NullMarked;
