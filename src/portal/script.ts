/**
 * What a script adds where one runs; every page is whole without it. A form is sent once however often the button is
 * pressed, and words typed are still there when a page is left by accident and opened again in the same tab.
 */
export const script = `
addEventListener('pageshow',function(){
var form=document.querySelector('form[data-keep]');if(!form)return;
var key='kept:'+form.getAttribute('data-keep'),sent=false,boxes=form.querySelectorAll('textarea');
try{var kept=JSON.parse(sessionStorage.getItem(key)||'{}');boxes.forEach(function(box){if(!box.value&&kept[box.name])box.value=kept[box.name]})}catch(error){}
form.oninput=function(){try{var now={};boxes.forEach(function(box){now[box.name]=box.value});sessionStorage.setItem(key,JSON.stringify(now))}catch(error){}};
form.onsubmit=function(event){if(sent)return event.preventDefault();sent=true;try{sessionStorage.removeItem(key)}catch(error){}};
});
`;
