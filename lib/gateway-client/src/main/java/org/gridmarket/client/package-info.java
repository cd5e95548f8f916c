/** The one client of gateways. It trusts none of them: what it passes on, two organisations' gateways have told. */
@NullMarked
package org.gridmarket.client;

import org.jspecify.annotations.NullMarked;
