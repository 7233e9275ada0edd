// Sets a field whose keyboard entry depends on the browser's locale (dates, times, colours, ranges), as its own picker
// would: arguments are the element and the value in HTML's own form.
const [element, value] = arguments;
const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value");
own.set.call(element, value);
element.dispatchEvent(new Event("input", { bubbles: true }));
element.dispatchEvent(new Event("change", { bubbles: true }));
return element.value;
