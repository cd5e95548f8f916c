/** The pages in a browser, over answers that a test makes and serves. */
@NullMarked
package org.gridmarket.gateway.page;

import org.jspecify.annotations.NullMarked;
