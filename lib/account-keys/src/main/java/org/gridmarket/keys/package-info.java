/** Key pairs of accounts and meters, and the check of their signatures. */
@NullMarked
package org.gridmarket.keys;

import org.jspecify.annotations.NullMarked;
