/** What can be asked of purses, and what they tell. */
@NullMarked
package org.gridmarket.kernel.purse.message;

import org.jspecify.annotations.NullMarked;
