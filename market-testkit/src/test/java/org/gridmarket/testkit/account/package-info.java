/** Tests of accounts and what they pledge. */
@NullMarked
package org.gridmarket.testkit.account;

import org.jspecify.annotations.NullMarked;
